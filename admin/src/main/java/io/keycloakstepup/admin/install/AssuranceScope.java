package io.keycloakstepup.admin.install;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.ClientScopeModel;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;

/** The client scope that brings the claims into tokens, as a default of the realm. */
record AssuranceScope(RealmModel realm) implements Removable {

    static final String SCOPE = "step-up";

    private static final String MAPPER = "step-up-assurance-mapper";

    private static final List<String> CLAIMS = List.of("acr", "amr", "auth.time", "mfa.verified", "mfa.time");

    /** Where the claims go; lightweight tokens too, as they would else say nothing of how their user signed in. */
    private static final List<String> TOKENS = List.of(
            "access.token.claim",
            "id.token.claim",
            "userinfo.token.claim",
            "introspection.token.claim",
            "lightweight.claim");

    @Override
    public String name() {
        return "client scope step-up";
    }

    @Override
    public boolean isPresent() {
        return stored().filter(AssuranceScope::hasMapper).isPresent() && isDefault();
    }

    Optional<ClientScopeModel> stored() {
        return realm.getClientScopesStream()
                .filter(scope -> scope.getName().equals(SCOPE))
                .findFirst();
    }

    private static boolean hasMapper(ClientScopeModel scope) {
        return scope.getProtocolMappersStream()
                .anyMatch(mapper -> mapper.getProtocolMapper().equals(MAPPER));
    }

    private boolean isDefault() {
        return realm.getDefaultClientScopesStream(true)
                .anyMatch(scope -> scope.getName().equals(SCOPE));
    }

    @Override
    public void create() {
        ClientScopeModel scope = stored().orElseGet(this::add);
        if (!hasMapper(scope)) {
            scope.addProtocolMapper(mapper());
        }
        if (!isDefault()) {
            realm.addDefaultClientScope(scope, true);
        }
    }

    private ClientScopeModel add() {
        ClientScopeModel scope = realm.addClientScope(SCOPE);
        scope.setDescription("How strongly and when the user proved who they are");
        scope.setProtocol(OIDCLoginProtocol.LOGIN_PROTOCOL);
        scope.setIncludeInTokenScope(false);
        scope.setDisplayOnConsentScreen(false);
        return scope;
    }

    private static ProtocolMapperModel mapper() {
        Map<String, String> config = new LinkedHashMap<>();
        CLAIMS.forEach(claim -> config.put(claim, "true"));
        config.put("amr.evidence", "false");
        TOKENS.forEach(token -> config.put(token, "true"));
        ProtocolMapperModel mapper = new ProtocolMapperModel();
        mapper.setName("step-up assurance");
        mapper.setProtocol(OIDCLoginProtocol.LOGIN_PROTOCOL);
        mapper.setProtocolMapper(MAPPER);
        mapper.setConfig(config);
        return mapper;
    }

    /** Keycloak takes it from the clients that have it. */
    @Override
    public boolean remove() {
        return stored().map(scope -> realm.removeClientScope(scope.getId())).orElse(false);
    }
}
