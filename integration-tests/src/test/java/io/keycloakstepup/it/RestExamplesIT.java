package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakstepup.it.contract.Contract;
import io.keycloakstepup.it.http.Json;
import io.keycloakstepup.it.login.Claims;
import io.keycloakstepup.it.machine.Example;
import io.keycloakstepup.it.machine.Fenced;
import io.keycloakstepup.it.rest.RestApp;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The examples of docs/rest-api.md do what they say, as they stand there. */
@WithKeycloak
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RestExamplesIT {

    private static final Fenced GUIDE = Fenced.in(Path.of("..", "docs", "rest-api.md"));

    private final LevelRealm levels;
    private final RestApp till;

    RestExamplesIT(KeycloakServer keycloak) {
        this.levels = LevelRealm.on(keycloak, PasswordRealm.ASKS_MFA);
        this.till = RestApp.confidential(levels.realm(), "till", Map.of("step-up.first-party", "true"));
        RestApp.ownPublic(levels.realm(), "shop-page");
    }

    @Test
    void everyExampleIsRunHere() {
        assertThat(GUIDE.languages()).containsExactly("json", "sh", "js", "java");
    }

    @Test
    void theAnswerIsOne() {
        assertThat(Contract.OF_REST.objections("State", Json.parse(GUIDE.only("json"))))
                .isEmpty();
    }

    @Test
    void theOneWithCurlSignsIn() {
        assumeFound("sh");
        assumeFound("curl");

        Claims claims = run(new Example("sh", "sign-in.sh", GUIDE.only("sh")));

        assertThat(claims.acr()).isEqualTo("mfa");
    }

    @Test
    void theOneInJavaScriptSignsInWithAKey() {
        assumeFound("node");

        Claims claims = run(new Example("node", "sign-in.mjs", GUIDE.only("js")));

        assertThat(claims.acr()).isEqualTo("mfa");
        assertThat(claims.claim("cnf").has("jkt")).isTrue();
    }

    @Test
    void theOneInJavaHasAPaymentApproved() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();

        Claims claims = run(new Example(java, "Payment.java", GUIDE.only("java")));

        assertThat(claims.claim("step_up_txn").asText()).isEqualTo("47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU");
    }

    private Claims run(Example example) {
        Map<String, String> variables = Map.of(
                "REALM",
                levels.realm().url().toString(),
                "PASSWORD",
                levels.anna().password(),
                "SECRET",
                till.secret().orElseThrow());
        String printed = example.run(variables, List.of(levels.anna().device().freshCode()));
        JsonNode tokens = Json.parse(printed);
        assertThat(tokens.has("access_token")).as(printed).isTrue();
        return Claims.ofJwt(tokens.path("access_token").asText());
    }

    private static void assumeFound(String program) {
        boolean isFound = Example.isFound(program);
        if (!isFound) {
            System.out.println(
                    "skipped: there is no " + program + " on the PATH to run an example of docs/rest-api.md with");
        }
        assumeTrue(isFound, "no " + program + " on the PATH");
    }
}
