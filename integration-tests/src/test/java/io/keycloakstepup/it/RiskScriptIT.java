package io.keycloakstepup.it;

import static io.keycloakstepup.it.risk.DeskCaller.CRITICAL;
import static io.keycloakstepup.it.risk.DeskCaller.HARMLESS;
import static io.keycloakstepup.it.risk.DeskCaller.bearer;
import static io.keycloakstepup.it.risk.DeskCaller.challenge;
import static io.keycloakstepup.it.risk.DeskCaller.challenges;
import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.demo.risk.RiskServer;
import io.keycloakstepup.it.http.Answer;
import io.keycloakstepup.it.login.App;
import io.keycloakstepup.it.risk.Desk;
import io.keycloakstepup.it.risk.DeskCaller;
import io.keycloakstepup.it.risk.Matrices;
import io.keycloakstepup.it.risk.Script;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The demo's scripts, run as they are, and the exemption of the nightly batch. */
@WithKeycloak
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RiskScriptIT {

    private final Desk desk;

    RiskScriptIT(KeycloakServer keycloak) {
        desk = Desk.on(keycloak);
    }

    @AfterAll
    void closeTheDesk() {
        desk.close();
    }

    @Test
    void curlAloneReadsIsAskedBackProvesMoreAndPasses() {
        RiskServer server = desk.open();

        Script script =
                Script.run(desk.issuer(), server, desk.user("anna").device().freshCode(), "risk.sh");

        String update = "POST /assessment/update {\"id\": \"R-2\", \"from\": \"HIGH\", \"severity\": \"CRITICAL\"}: ";
        assertThat(script.output().lines())
                .containsExactly(
                        "signed in as anna, with a password",
                        "GET /assessments: 200",
                        update + "401",
                        "asked for: acr_values=mfa phr max_age=300",
                        "one-time code of anna: ",
                        update + "200",
                        "{\"id\":\"R-2\",\"title\":\"Weld seam of the pressure vessel"
                                + " cracks\",\"severity\":\"CRITICAL\",\"changedBy\":\"anna, mfa\"}");
        assertThat(script.exitCode()).isZero();
    }

    @Test
    void aWrongCodeEndsTheScriptBeforeTheChange() {
        Script script = Script.run(desk.issuer(), desk.open(), "not a code", "risk.sh");

        assertThat(script.output()).endsWith("one-time code of anna: \nthat code is wrong, or was used\n");
        assertThat(script.exitCode()).isEqualTo(1);
    }

    @Test
    void whoHasNothingToProveIsToldSoByTheScript() {
        Script script = Script.run(
                desk.issuer(),
                desk.open(),
                "",
                "risk.sh",
                "ben",
                desk.user("ben").password());

        assertThat(script.output()).endsWith("max_age=300\nben has nothing that could be asked for\n");
        assertThat(script.exitCode()).isEqualTo(1);
    }

    @Test
    void aKeycloakThatDoesNotAnswerIsNotTakenForARefusal() {
        URI nowhere = URI.create("http://localhost:1/realms/step-up-demo");

        Script script = Script.run(nowhere, desk.open(), "", "risk.sh");

        assertThat(script).isEqualTo(new Script(1, "nobody answers at " + nowhere + "\n"));
    }

    @Test
    void theBatchFilesWhatIsHarmlessAndMakesNothingCritical() {
        Script script = Script.run(desk.issuer(), desk.open(), "", "risk-batch.sh");

        assertThat(script.output().lines())
                .containsExactly(
                        "{\"id\": \"R-4\", \"from\": \"LOW\", \"severity\": \"LOW\"}: 200",
                        "{\"id\": \"R-4\", \"from\": \"LOW\", \"severity\": \"CRITICAL\"}: 401");
        assertThat(script.exitCode()).isZero();
    }

    @Test
    void anExemptionIsForItsOperationAlone() {
        DeskCaller caller = new DeskCaller(desk.open());
        String batch = ownToken(desk.batch());

        assertThat(caller.update(HARMLESS, batch)
                        .expect(200)
                        .json()
                        .path("changedBy")
                        .asText())
                .isEqualTo("risk-batch, exempt: update");
        asked(caller.update(CRITICAL, batch), "mfa phr", ", max_age=\"300\"");
        asked(caller.read(bearer(batch)), "pwd mfa phr", "");
    }

    @Test
    void anExemptionIsForItsClientAlone() {
        asked(new DeskCaller(desk.open()).update(HARMLESS, ownToken(desk.lab())), "pwd mfa phr", "");
    }

    @Test
    void anExemptionThatHasExpiredIsNone() {
        DeskCaller caller = new DeskCaller(
                desk.open(withoutTests(Matrices.replaced("expires: 2099-12-31", "expires: 2026-01-31"))));

        asked(caller.update(HARMLESS, ownToken(desk.batch())), "pwd mfa phr", "");
    }

    /** Those of the matrix would tell that it has. */
    private static String withoutTests(String matrix) {
        return matrix.substring(0, matrix.indexOf("\ntests:"));
    }

    private static String ownToken(App client) {
        return client.token(Map.of("grant_type", "client_credentials"))
                .expect(200)
                .json()
                .path("access_token")
                .asText();
    }

    private static void asked(Answer answer, String acr, String more) {
        assertThat(challenges(answer.expect(401))).containsExactly(challenge("Bearer", acr, more));
    }
}
