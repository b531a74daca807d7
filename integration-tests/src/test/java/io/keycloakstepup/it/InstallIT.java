package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Installing takes nothing away, can be looked at beforehand, and can be undone. */
@WithKeycloak
final class InstallIT {

    @Test
    void aDryRunShowsThePlanAndChangesNothing(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);

        JsonNode plan = install(realm, Map.of("dryRun", true));

        assertThat(plan.path("created")).isNotEmpty();
        assertThat(plan.path("flow").toString()).contains("step-up-session", "step-up-gate");
        assertThat(boundFlow(realm)).isEqualTo("browser");
        assertThat(realm.admin().read("/components?type=io.keycloakstepup.flow.StepUpPolicyProvider"))
                .isEmpty();
    }

    @Test
    void withoutBindingSignInGoesOnAsBefore(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        var ben = realm.userWithPassword("ben");

        install(realm, Map.of("bind", false));

        assertThat(boundFlow(realm)).isEqualTo("browser");
        var tokens = realm.app("shop").signIn().open().password(ben).tokens();
        assertThat(tokens.access().username()).isEqualTo("ben");
    }

    @Test
    void theStarterPolicyOnlyReports(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        var stepUp = StepUp.in(realm);
        var ben = realm.userWithPassword("ben");

        assertThat(stepUp.storedPolicy()).contains("mode: report");
        assertThat(realm.app("shop")
                        .signIn()
                        .open()
                        .password(ben)
                        .tokens()
                        .access()
                        .acr())
                .isEqualTo("pwd");
    }

    @Test
    void uninstallingRestoresTheFlowThatWasBound(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        realm.bindFlow("our own", "auth-username-password-form");
        StepUp.in(realm);
        assertThat(boundFlow(realm)).isEqualTo(StepUp.FLOW);

        realm.admin().post("/step-up/uninstall", Map.of()).expect(200);

        assertThat(boundFlow(realm)).isEqualTo("our own");
        var ben = realm.userWithPassword("ben");
        assertThat(realm.app("shop")
                        .signIn()
                        .open()
                        .password(ben)
                        .tokens()
                        .access()
                        .username())
                .isEqualTo("ben");
    }

    private static JsonNode install(TestRealm realm, Map<String, Object> how) {
        return realm.admin().post("/step-up/install", how).expect(200).json();
    }

    private static String boundFlow(TestRealm realm) {
        return realm.admin().read("").path("browserFlow").asText();
    }
}
