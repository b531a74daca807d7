package io.keycloakstepup.admin.install;

import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;

/** The client scope in the hands of the clients that were there before it; later ones get it from the realm. */
record ScopeOfClients(RealmModel realm) implements Part {

    @Override
    public String name() {
        return "client scope step-up of existing clients";
    }

    @Override
    public boolean isPresent() {
        return without().findAny().isEmpty();
    }

    private Stream<ClientModel> without() {
        return realm.getClientsStream()
                .filter(ScopeOfClients::speaksOpenIdConnect)
                .filter(client -> !client.getClientScopes(true).containsKey(AssuranceScope.SCOPE));
    }

    /** Keycloak takes a client without a protocol for one of OpenID Connect. */
    private static boolean speaksOpenIdConnect(ClientModel client) {
        return client.getProtocol() == null || client.getProtocol().equals(OIDCLoginProtocol.LOGIN_PROTOCOL);
    }

    @Override
    public void create() {
        new AssuranceScope(realm).stored().ifPresent(scope -> without().toList().forEach(client -> {
            // An optional scope of the same name would stay optional.
            client.removeClientScope(scope);
            client.addClientScope(scope, true);
        }));
    }
}
