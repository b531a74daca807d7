package io.keycloakstepup.admin.install;

import io.keycloakstepup.admin.flow.WayIn;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticationFlowBindings;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;

/** The clients of a realm that have a browser flow of their own, whatever the realm's. */
record Overrides(RealmModel realm) {

    /** What to tell about those whose flow is not ours. */
    List<String> warnings() {
        return clients(flow -> !flow.getAlias().equals(WayIn.BROWSER.alias()))
                .map(client -> "client " + client + " has a browser flow of its own: unless that ends at"
                        + " step-up-gate, it gets no tokens")
                .toList();
    }

    /** The ids of those whose flow is ours. */
    List<String> ofOurs() {
        return clients(flow -> flow.getAlias().equals(WayIn.BROWSER.alias())).toList();
    }

    private Stream<String> clients(Predicate<AuthenticationFlowModel> wanted) {
        return realm.getClientsStream()
                .filter(client -> flow(client).filter(wanted).isPresent())
                .map(ClientModel::getClientId)
                .sorted();
    }

    private Optional<AuthenticationFlowModel> flow(ClientModel client) {
        return Optional.ofNullable(
                        client.getAuthenticationFlowBindingOverride(AuthenticationFlowBindings.BROWSER_BINDING))
                .map(realm::getAuthenticationFlowById);
    }
}
