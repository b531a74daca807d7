package io.keycloakstepup.flow.facts;

import java.util.List;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.utils.AcrUtils;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The levels that a request asks for by name, in its own order of preference (OpenID Connect Core §3.1.2.1). */
record RequestedLevels(AuthenticationSessionModel authSession) {

    /** The names; an essential claim goes before {@code acr_values}; the client's default where the request has none. */
    List<String> names() {
        String claims = authSession.getClientNote(OIDCLoginProtocol.CLAIMS_PARAM);
        List<String> essential = AcrUtils.getRequiredAcrValues(claims);
        return essential.isEmpty()
                ? AcrUtils.getAcrValues(
                        claims, authSession.getClientNote(OIDCLoginProtocol.ACR_PARAM), authSession.getClient())
                : essential;
    }
}
