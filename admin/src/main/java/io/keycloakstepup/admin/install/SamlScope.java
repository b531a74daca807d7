package io.keycloakstepup.admin.install;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientScopeModel;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.RealmModel;

/**
 * The client scope whose mapper refuses SAML assertions where the gate was not passed: a default of the realm, and in the
 * hands of the SAML clients that are there.
 */
record SamlScope(RealmModel realm) implements Removable {

    private static final String SCOPE = "step-up-saml";
    private static final String MAPPER = "step-up-saml-assurance-mapper";
    private static final String PROTOCOL = "saml";

    @Override
    public String name() {
        return "client scope " + SCOPE;
    }

    @Override
    public boolean isPresent() {
        return stored().filter(SamlScope::hasMapper).isPresent()
                && isDefault()
                && without().findAny().isEmpty();
    }

    private Optional<ClientScopeModel> stored() {
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

    private Stream<ClientModel> without() {
        return realm.getClientsStream()
                .filter(client -> PROTOCOL.equals(client.getProtocol()))
                .filter(client -> !client.getClientScopes(true).containsKey(SCOPE));
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
        without().toList().forEach(client -> client.addClientScope(scope, true));
    }

    private ClientScopeModel add() {
        ClientScopeModel scope = realm.addClientScope(SCOPE);
        scope.setDescription("Refuses SAML assertions where the step-up gate was not passed");
        scope.setProtocol(PROTOCOL);
        scope.setDisplayOnConsentScreen(false);
        return scope;
    }

    private static ProtocolMapperModel mapper() {
        ProtocolMapperModel mapper = new ProtocolMapperModel();
        mapper.setName("step-up assurance");
        mapper.setProtocol(PROTOCOL);
        mapper.setProtocolMapper(MAPPER);
        mapper.setConfig(Map.of());
        return mapper;
    }

    /** Keycloak takes it from the clients that have it. */
    @Override
    public boolean remove() {
        return stored().map(scope -> realm.removeClientScope(scope.getId())).orElse(false);
    }
}
