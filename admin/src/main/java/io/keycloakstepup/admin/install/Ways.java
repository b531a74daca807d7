package io.keycloakstepup.admin.install;

import io.keycloakstepup.admin.flow.BrokerFlow;
import io.keycloakstepup.admin.flow.BrokerLogin;
import io.keycloakstepup.admin.flow.FlowOutline;
import io.keycloakstepup.admin.flow.InstalledFlow;
import io.keycloakstepup.admin.flow.WayIn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** All ways into one realm, each of which ends at the gate once this is installed. */
record Ways(KeycloakSession session, RealmModel realm) {

    /** The flows to be there. */
    Stream<Removable> flows() {
        return Stream.concat(
                InstalledFlow.all(session, realm).map(FlowPart::new),
                BrokerFlow.all(session, realm).map(BrokerFlowPart::new));
    }

    /** What makes users go through them. */
    Stream<Removable> bindings() {
        return Stream.concat(
                InstalledFlow.all(session, realm).map(Binding::new),
                BrokerLogin.all(session, realm).map(BrokerBinding::new));
    }

    /** What is there of it, the bindings first: nothing may go while something else rests on it. */
    Stream<Removable> standing() {
        Stream<Removable> flows = Stream.concat(
                InstalledFlow.all(session, realm).map(FlowPart::new),
                BrokerFlow.stored(session, realm).stream().map(BrokerFlowPart::new));
        return Stream.concat(bindings(), flows);
    }

    /** The flows that are yet to be made, by their names; without the browser's, which is shown by itself. */
    Map<String, List<FlowOutline>> outlines() {
        Map<String, List<FlowOutline>> outlines = new LinkedHashMap<>();
        InstalledFlow.all(session, realm)
                .filter(flow -> flow.way() != WayIn.BROWSER && flow.stored().isEmpty())
                .forEach(flow -> outlines.put(flow.way().alias(), flow.outline()));
        BrokerFlow.all(session, realm)
                .filter(flow -> flow.stored().isEmpty())
                .forEach(flow -> outlines.put(flow.alias(), flow.outline()));
        return outlines;
    }

    /** The names that flows yet to be made need and that other flows have. */
    List<String> takenNames() {
        return Stream.concat(
                        InstalledFlow.all(session, realm)
                                .filter(flow -> flow.stored().isEmpty())
                                .flatMap(flow -> flow.takenNames().stream()),
                        BrokerFlow.all(session, realm)
                                .filter(flow -> flow.stored().isEmpty())
                                .flatMap(flow -> flow.takenNames().stream()))
                .toList();
    }
}
