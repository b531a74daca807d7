package io.keycloakstepup.flow.facts;

import io.keycloakstepup.flow.saml.AskedContexts;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.utils.AcrUtils;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The levels that a request asks for by name, in its own order of preference (OpenID Connect Core §3.1.2.1). */
record RequestedLevels(AuthenticationSessionModel authSession) {

    /**
     * The names; an essential claim goes before {@code acr_values}; the client's default where the request has none. A SAML
     * request has URIs in their place, which are told by the realm's name for them where it has one.
     */
    List<String> names() {
        return AskedContexts.in(authSession)
                .map(asked -> asked.classes().stream().map(this::nameOf).toList())
                .orElseGet(this::byOpenIdConnect);
    }

    private String nameOf(String uri) {
        return AcrUtils.getAcrUriMap(authSession.getRealm()).entrySet().stream()
                .filter(name -> name.getValue().equals(uri))
                .map(Map.Entry::getKey)
                .min(Comparator.naturalOrder())
                .orElse(uri);
    }

    private List<String> byOpenIdConnect() {
        String claims = authSession.getClientNote(OIDCLoginProtocol.CLAIMS_PARAM);
        List<String> essential = AcrUtils.getRequiredAcrValues(claims);
        return essential.isEmpty()
                ? AcrUtils.getAcrValues(
                        claims, authSession.getClientNote(OIDCLoginProtocol.ACR_PARAM), authSession.getClient())
                : essential;
    }
}
