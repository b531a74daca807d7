package io.keycloakstepup.flow.grant;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;
import org.keycloak.OAuth2Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.utils.StringUtil;

/**
 * A request to the token endpoint, as Keycloak reads its form: without control characters, encoded ones too. Whoever read it
 * as it came would take another request for this one.
 */
public record TokenRequest(KeycloakSession session) {

    /** Whether it asks by this grant ({@code grant_type}). */
    boolean isGrant(String grantType) {
        return parameter(OAuth2Constants.GRANT_TYPE).filter(grantType::equals).isPresent();
    }

    /** A parameter of the form; empty where it is not there, or where there is no form. */
    Optional<String> parameter(String name) {
        return asItCame(name).map(StringUtil::removeControlCharacters);
    }

    /** The same with the control characters, to tell one request from another. */
    Optional<String> asItCame(String name) {
        MultivaluedMap<String, String> form =
                session.getContext().getHttpRequest().getDecodedFormParameters();
        return Optional.ofNullable(form).map(parameters -> parameters.getFirst(name));
    }
}
