package io.keycloakstepup.admin.install;

import io.keycloakstepup.admin.flow.WayIn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticationFlowBindings;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;

/** The clients of a realm that have a flow of their own for some way in, whatever the realm's. */
record Overrides(RealmModel realm) {

    /** What Keycloak calls the flow of a client, by the way in that it is for. */
    private static final Map<WayIn, String> BINDINGS = Map.of(
            WayIn.BROWSER, AuthenticationFlowBindings.BROWSER_BINDING,
            WayIn.DIRECT_GRANT, AuthenticationFlowBindings.DIRECT_GRANT_BINDING);

    /** What to tell about those whose flow is not ours. */
    List<String> warnings() {
        Stream<String> inBrowser = foreign(WayIn.BROWSER)
                .map(client -> "client " + client + " has a browser flow of its own: unless that ends at"
                        + " step-up-gate, it gets no tokens");
        Stream<String> byPassword = foreign(WayIn.DIRECT_GRANT)
                .map(client -> "client " + client + " has a direct grant flow of its own: unless that ends at"
                        + " step-up-direct-grant, it gets no tokens for passwords");
        return Stream.concat(inBrowser, byPassword).toList();
    }

    private Stream<String> foreign(WayIn way) {
        return clients(way, flow -> !flow.getAlias().equals(way.alias()));
    }

    /** The ids of those whose flow for this way is ours. */
    List<String> ofOurs(WayIn way) {
        return clients(way, flow -> flow.getAlias().equals(way.alias())).toList();
    }

    private Stream<String> clients(WayIn way, Predicate<AuthenticationFlowModel> wanted) {
        return realm.getClientsStream()
                .filter(client -> flow(client, way).filter(wanted).isPresent())
                .map(ClientModel::getClientId)
                .sorted();
    }

    private Optional<AuthenticationFlowModel> flow(ClientModel client, WayIn way) {
        return Optional.ofNullable(BINDINGS.get(way))
                .map(client::getAuthenticationFlowBindingOverride)
                .map(realm::getAuthenticationFlowById);
    }
}
