package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.login.PageKind;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.PostgresServer;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is in the database, and what comes of it when somebody else has changed it. On a server of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PostgresIT {

    private static final String EVERYBODY_NEEDS_MFA = """
            policy: 1
            levels:
              mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h} ] ] }
            """;

    /** Changes nothing, and tells of how many credentials something was used up. */
    private static final String USED_UP = "update step_up_failure set spent = spent where spent >= 0";

    private final PostgresServer server = PostgresServer.start();

    PostgresIT() throws IOException {}

    @AfterAll
    void stop() throws IOException {
        server.close();
    }

    @Test
    void ofManyParallelSignInsWithOneCodeOneSucceedsAndUsesItUp() throws Exception {
        var realm = TestRealm.on(server.keycloak());
        StepUp.in(realm).policy(EVERYBODY_NEEDS_MFA);
        var anna = realm.userWithOtp("anna");
        var signIns = ParallelSignIns.of(anna, realm.app("shop"), 10);
        assertThat(signIns.openedBy(anna.device().freshCode())).isEqualTo(1);

        assertThat(server.database().change(USED_UP)).isEqualTo(1);
    }

    @Test
    void aStoredPolicyThatWasBrokenLetsNobodyIn() throws Exception {
        var realm = TestRealm.on(server.keycloak());
        var stepUp = StepUp.in(realm).policy(EVERYBODY_NEEDS_MFA);
        var ben = realm.userWithPassword("ben");
        breakPolicy(stepUp.component().path("id").asText());
        realm.admin().post("/clear-realm-cache", Map.of()).expect(204);

        var page = realm.app("shop").signIn().open().password(ben).page();

        assertThat(page.kind()).isEqualTo(PageKind.ERROR);
        assertThat(page.status()).isEqualTo(403);
        var event = realm.events("LOGIN_ERROR").get(0);
        assertThat(event.path("details").path("step_up_reason").asText()).isEqualTo("policy-broken");
    }

    private void breakPolicy(String componentId) throws Exception {
        String statement =
                "update component_config set value = 'policy: [' where name = 'policy' and component_id = '%s'";
        assertThat(server.database().change(statement.formatted(componentId))).isEqualTo(1);
    }
}
