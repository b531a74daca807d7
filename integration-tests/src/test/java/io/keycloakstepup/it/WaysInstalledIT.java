package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.keycloakstepup.it.realm.Partner;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What installing does to the ways in other than the browser, and that it can be undone. */
@WithKeycloak
final class WaysInstalledIT {

    private static final String EXPORT = "/partial-export?exportClients=true&exportGroupsAndRoles=true";

    @Test
    void aDryRunShowsTheFlowsOfAllWaysIn(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);

        JsonNode plan = install(realm, Map.of("dryRun", true));

        for (String flow : List.of("step-up registration", "step-up reset credentials", "step-up post broker login")) {
            assertThat(plan.path("otherFlows").path(flow).toString()).contains("step-up-policy", "step-up-gate");
            assertThat(plan.path("created").toString()).contains("flow " + flow);
        }
        assertThat(plan.path("otherFlows").path("step-up direct grant").toString())
                .contains("step-up-auth-session", "direct-grant-validate-password", "step-up-direct-grant");
        assertThat(plan.path("created").toString()).contains("flow step-up direct grant", "direct-grant binding");
        assertThat(boundFlows(realm)).containsExactly("browser", "registration", "reset credentials", "direct grant");
    }

    @Test
    void withoutBindingNoWayInChanges(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        var partner = Partner.of(realm, TestRealm.on(keycloak));

        install(realm, Map.of("bind", false));

        assertThat(boundFlows(realm)).containsExactly("browser", "registration", "reset credentials", "direct grant");
        assertThat(partner.postLoginFlow()).isEmpty();
    }

    @Test
    void installingTwiceChangesNothing(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        Partner.of(realm, TestRealm.on(keycloak));
        var stepUp = StepUp.in(realm);
        JsonNode before = export(realm);

        JsonNode again = stepUp.install();

        assertThat(again.path("created")).isEmpty();
        assertThat(export(realm)).isEqualTo(before);
    }

    @Test
    void whatAProviderHadAlreadyGoesOnBeforeTheGate(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        realm.bindFlow("own", "allow-access-authenticator");
        realm.set("browserFlow", "browser");
        var partner = Partner.of(realm, TestRealm.on(keycloak), Map.of("postBrokerLoginFlowAlias", "own"));

        StepUp.in(realm);

        assertThat(partner.postLoginFlow()).isEqualTo("step-up post broker login own");
        JsonNode steps = realm.admin().read("/authentication/flows/step-up%20post%20broker%20login%20own/executions");
        assertThat(steps.findValuesAsText("providerId"))
                .containsExactly(
                        "allow-access-authenticator",
                        "step-up-brokered",
                        "step-up-policy",
                        "step-up-factors",
                        "step-up-gate");
        realm.admin().post("/step-up/uninstall", Map.of()).expect(200);
        assertThat(partner.postLoginFlow()).isEqualTo("own");
    }

    @Test
    void uninstallingLeavesNothingBehind(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        Partner.of(realm, TestRealm.on(keycloak));
        realm.app("shop");
        JsonNode before = export(realm);

        StepUp.in(realm);
        assertThat(boundFlows(realm))
                .containsExactly(
                        "step-up browser", "step-up registration", "step-up reset credentials", "step-up direct grant");
        realm.admin().post("/step-up/uninstall", Map.of("policy", true)).expect(200);

        assertThat(export(realm)).isEqualTo(before);
    }

    private static JsonNode install(TestRealm realm, Map<String, Object> how) {
        return realm.admin().post("/step-up/install", how).expect(200).json();
    }

    private static List<String> boundFlows(TestRealm realm) {
        JsonNode settings = realm.admin().read("");
        return List.of(
                settings.path("browserFlow").asText(),
                settings.path("registrationFlow").asText(),
                settings.path("resetCredentialsFlow").asText(),
                settings.path("directGrantFlow").asText());
    }

    /** The whole realm, its lists in an order of our own: Keycloak has none for most of them. */
    private static JsonNode export(TestRealm realm) {
        return sorted(realm.admin().post(EXPORT, Map.of()).expect(200).json());
    }

    private static JsonNode sorted(JsonNode node) {
        if (node.isArray()) {
            var list = JsonNodeFactory.instance.arrayNode();
            StreamSupport.stream(node.spliterator(), false)
                    .map(WaysInstalledIT::sorted)
                    .sorted((one, other) -> one.toString().compareTo(other.toString()))
                    .forEach(list::add);
            return list;
        }
        if (node.isObject()) {
            Map<String, JsonNode> members = new TreeMap<>();
            node.properties().forEach(member -> members.put(member.getKey(), sorted(member.getValue())));
            var object = JsonNodeFactory.instance.objectNode();
            return object.setAll(members);
        }
        return node;
    }
}
