package io.keycloakstepup.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.keycloakstepup.spring.fixture.Issuer;
import io.keycloakstepup.spring.fixture.Reply;
import io.keycloakstepup.spring.fixture.RunningApp;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What the annotation does in an application with a chain of filters of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StepUpTest {

    @SuppressWarnings("NullAway.Init")
    private RunningApp app;

    @BeforeAll
    void start() {
        app = RunningApp.of(Application.class);
    }

    @AfterAll
    void stop() {
        app.close();
    }

    private String token(String acr, long age) {
        return app.issuer().token(acr, age);
    }

    @Test
    void aWeakTokenIsChallenged() {
        Reply reply = app.get("/critical", app.issuer().token("pwd", 10, Map.of("sub", "carol")));

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.challenge())
                .startsWith("Bearer error=\"insufficient_user_authentication\"")
                .endsWith("acr_values=\"phr\", max_age=\"300\"");
        assertThat(reply.attempt()).hasValue("1");
        assertThat(reply.body())
                .isEqualTo(
                        "{\"type\":\"about:blank\",\"status\":401," + "\"code\":\"insufficient_user_authentication\"}");
    }

    @Test
    void aSecondTokenThatIsNotEnoughIsCounted() {
        Map<String, Object> bob = Map.of("sub", "bob");

        assertThat(app.get("/critical", app.issuer().token("pwd", 10, bob)).attempt())
                .hasValue("1");
        assertThat(app.get("/critical", app.issuer().token("mfa", 10, bob)).attempt())
                .hasValue("2");
    }

    @ParameterizedTest
    @CsvSource({
        "/critical, phr, 10, 200",
        "/critical, phr, 350, 200", // 5m and the skew of 60s
        "/critical, phr, 370, 401",
        "/critical, mfa, 10, 401",
        "/second, pwd, 10, 401",
        "/second, mfa, 90000, 200",
        "/second, phr, 90000, 200",
        "/second, gold, 10, 401",
        "/fresh, pwd, 10, 200",
        "/fresh, phr, 3600, 401",
        "/private, pwd, 10, 401",
        "/private, phr, 10, 200",
        "/inherited, mfa, 10, 401",
        "/inherited, phr, 10, 200",
        "/base, mfa, 10, 401",
        "/base, phr, 10, 200",
        "/base/1, mfa, 10, 401",
        "/base/1, phr, 10, 200",
        "/base/1/open, pwd, 10, 200",
        "/later, pwd, 10, 401",
        "/later, phr, 10, 200",
        "/open, pwd, 90000, 200",
        "/both/class, pwd, 10, 401",
        "/both/class, mfa, 10, 200",
        "/both/weaker, pwd, 10, 401",
        "/both/stronger, mfa, 10, 401",
        "/both/stronger, phr, 10, 200",
        "/both/recent, mfa, 3600, 401",
        "/both/recent, mfa, 10, 200",
    })
    void whatIsEnoughPasses(String path, String acr, long age, int status) {
        assertThat(app.get(path, token(acr, age)).status()).isEqualTo(status);
    }

    @Test
    void whoHasNoValidTokenHearsNothingOfWhatIsNeeded() {
        Reply none = app.get("/critical");
        Reply forged = app.get("/critical", token("phr", 1) + "x");
        Reply expired = app.get("/critical", app.issuer().token("pwd", 1, Map.of("exp", 1_000_000_000L)));

        assertThat(none.status()).isEqualTo(401);
        assertThat(none.challenge()).startsWith("Bearer").doesNotContain("acr_values", "error");
        assertThat(forged.challenge()).contains("error=\"invalid_token\"").doesNotContain("acr_values");
        assertThat(expired.challenge()).contains("error=\"invalid_token\"").doesNotContain("acr_values");
    }

    /** The application lets everybody in there; the annotation does not. */
    @Test
    void anOperationThatIsOpenToAllStillAsksForAToken() {
        Reply none = app.get("/permitted");

        assertThat(none.status()).isEqualTo(401);
        assertThat(none.challenge()).isEqualTo("Bearer");
        assertThat(app.get("/permitted", token("pwd", 10)).challenge()).contains("acr_values=\"phr\"");
        assertThat(app.get("/permitted", token("phr", 10)).status()).isEqualTo(200);
    }

    @Test
    void whereNobodyCanBeAskedNothingIsAskedFor() {
        Map<String, Object> machine = app.issuer().ofClient();
        machine.put("acr", "1");

        Reply reply = app.get("/critical", app.issuer().signed(machine));

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.challenges()).isEmpty();
        assertThat(reply.body()).contains("nobody_to_ask");
        assertThat(app.get("/open", app.issuer().signed(machine)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "{\"not\": \"a text\"}"})
    void aLevelThatIsNoTextMakesTheTokenInvalid(String acr) throws Exception {
        Map<String, Object> odd = JSONObjectUtils.parse("{\"acr\":" + acr + "}");

        assertThat(app.get("/critical", app.issuer().token("phr", 10, odd)).challenge())
                .isEqualTo("Bearer error=\"invalid_token\"");
    }

    @Test
    void theSchemeOfTheAnswerIsTheTokens() throws Exception {
        ECKey key = Issuer.key("p");
        Map<String, Object> claim =
                Map.of("cnf", Map.of("jkt", key.computeThumbprint().toString()));
        String weak = app.issuer().token("mfa", 10, claim);
        String strong = app.issuer().token("phr", 10, claim);

        assertThat(proven(key, weak).challenge()).startsWith("DPoP error=\"insufficient_user_authentication\"");
        assertThat(proven(key, strong).status()).isEqualTo(200);
    }

    private Reply proven(ECKey key, String token) {
        String proof = Issuer.proof(key, "GET", app.address("/critical"), token);
        return Reply.to("GET", app.address("/critical"), "", "Authorization", "DPoP " + token, "DPoP", proof);
    }

    @Test
    void itIsAskedBeforeTheBodyIsRead() {
        assertThat(app.post("/critical", token("pwd", 10), "{ no json").status())
                .isEqualTo(401);
        assertThat(app.post("/critical", token("phr", 10), "{ no json").status())
                .isEqualTo(418);
    }

    @Test
    void noSpellingOfThePathGoesAround() {
        for (String path : new String[] {"/critical/", "/Critical", "/critical;a=b", "//critical", "/%63ritical"}) {
            assertThat(app.get(path, token("pwd", 10)).status()).as(path).isNotEqualTo(200);
        }
        assertThat(Reply.to("HEAD", app.address("/critical"), "", "Authorization", "Bearer " + token("pwd", 10))
                        .status())
                .isEqualTo(401);
    }

    @EnableAutoConfiguration
    @Import({Operations.class, Both.class, Inherited.class, Fulfilled.class, SwallowsAll.class})
    static class Application {

        @Bean
        SecurityFilterChain chain(HttpSecurity http) {
            return http.authorizeHttpRequests(all -> all.requestMatchers("/permitted")
                            .permitAll()
                            .anyRequest()
                            .authenticated())
                    .oauth2ResourceServer(server -> server.jwt(jwt -> {}).dPoP(dpop -> {}))
                    .build();
        }
    }

    @RestController
    static class Operations {

        @StepUp(acr = "phr", maxAge = "5m")
        @GetMapping("/critical")
        String critical() {
            return "done";
        }

        @StepUp(acr = "phr", maxAge = "5m")
        @PostMapping("/critical")
        String update(@RequestBody Map<String, String> body) {
            return "done " + body;
        }

        @StepUp(acr = "mfa")
        @GetMapping("/second")
        String second() {
            return "done";
        }

        @StepUp(maxAge = "10m")
        @GetMapping("/fresh")
        String fresh() {
            return "done";
        }

        @StepUp(acr = "phr")
        @GetMapping("/private")
        @SuppressWarnings("UnusedMethod") // Spring MVC calls it.
        private String hidden() {
            return "done";
        }

        @StepUp(acr = "phr", maxAge = "5m")
        @GetMapping("/later")
        Callable<String> later() {
            return () -> "done";
        }

        @StepUp(acr = "phr")
        @GetMapping("/permitted")
        String permitted() {
            return "done";
        }

        @GetMapping("/open")
        String open() {
            return "done";
        }
    }

    @RestController
    @StepUp(acr = "mfa")
    static class Both {

        @GetMapping("/both/class")
        String ofClass() {
            return "done";
        }

        @StepUp(acr = "pwd")
        @GetMapping("/both/weaker")
        String weaker() {
            return "done";
        }

        @StepUp(acr = "phr")
        @GetMapping("/both/stronger")
        String stronger() {
            return "done";
        }

        @StepUp(maxAge = "5m")
        @GetMapping("/both/recent")
        String recent() {
            return "done";
        }
    }

    interface Contract {

        @StepUp(acr = "phr")
        String inherited();
    }

    @RestController
    static class Inherited implements Contract {

        @Override
        @GetMapping("/inherited")
        public String inherited() {
            return "done";
        }
    }

    interface Deeper<T> {

        @StepUp(acr = "phr")
        String one(T id);
    }

    interface Promise<T> extends Deeper<T> {

        @StepUp(acr = "phr")
        String none();

        @StepUp(acr = "phr")
        default String open(List<T> ids) {
            return "another's signature";
        }
    }

    /** It knows nothing of the interface that a class below fulfils with it. */
    static class Base {

        @GetMapping("/base")
        public String none() {
            return "done";
        }

        @GetMapping("/base/{id}")
        public String one(@PathVariable("id") String id) {
            return "done";
        }

        @GetMapping("/base/{id}/open")
        public String open(@PathVariable("id") String id) {
            return "done";
        }
    }

    @RestController
    static class Fulfilled extends Base implements Promise<String> {

        @Override
        @GetMapping("/base/several")
        public String open(List<String> ids) {
            return "done";
        }
    }

    /** What many applications have: it must not make of a challenge what it makes of all errors. */
    @RestControllerAdvice
    static class SwallowsAll {

        @ExceptionHandler(Exception.class)
        ResponseEntity<String> any(Exception any) {
            return ResponseEntity.status(418).body("swallowed " + any);
        }
    }
}
