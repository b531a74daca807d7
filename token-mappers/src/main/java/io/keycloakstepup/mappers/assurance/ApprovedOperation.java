package io.keycloakstepup.mappers.assurance;

import io.keycloakstepup.flow.operation.RestCode;
import java.util.Optional;
import org.keycloak.OAuth2Constants;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.representations.IDToken;

/**
 * The operation that the user has approved with the code that is being redeemed. The tokens of that one answer of the token
 * endpoint carry it, and introspection repeats what they say: what is refreshed or exchanged later was approved for nothing.
 */
record ApprovedOperation(KeycloakSession session, ClientSessionContext context) {

    static final String CLAIM = "step_up_txn";

    /** Writes the claim, or takes away what somebody else has written. */
    void writeTo(IDToken token) {
        digest().ifPresentOrElse(digest -> token.setOtherClaims(CLAIM, digest), () -> token.getOtherClaims()
                .remove(CLAIM));
    }

    private Optional<String> digest() {
        boolean isRedeemed =
                OAuth2Constants.AUTHORIZATION_CODE.equals(context.getAttribute(Constants.GRANT_TYPE, String.class));
        return isRedeemed ? new RestCode(session).digest() : Optional.empty();
    }
}
