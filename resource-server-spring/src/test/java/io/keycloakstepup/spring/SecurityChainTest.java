package io.keycloakstepup.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.spring.fixture.Reply;
import io.keycloakstepup.spring.fixture.RunningApp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.authorization.AllRequiredFactorsAuthorizationManager;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What an application can say in the rules of its own chain of filters. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SecurityChainTest {

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

    @Test
    void aRuleOfTheChainChallengesLikeTheAnnotation() {
        Reply weak = app.get("/pay/1", app.issuer().token("mfa", 10));

        assertThat(weak.status()).isEqualTo(401);
        assertThat(weak.challenge())
                .startsWith("Bearer error=\"insufficient_user_authentication\"")
                .endsWith("acr_values=\"phr\", max_age=\"300\"");
        assertThat(app.get("/pay/1", app.issuer().token("phr", 10)).status()).isEqualTo(200);
    }

    @Test
    void whoHasNoTokenIsAnsweredBySpring() {
        Reply none = app.get("/pay/1");

        assertThat(none.status()).isEqualTo(401);
        assertThat(none.challenge()).startsWith("Bearer resource_metadata=").doesNotContain("acr_values");
    }

    @Test
    void aRuleOfSpringsOwnIsAnsweredBySpring() {
        Reply reply = app.get("/scoped", app.issuer().token("phr", 10));

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.challenge()).contains("insufficient_scope");
    }

    @Test
    void whatAKeyProvedIsAFactorOfSpringsWithItsTime() {
        assertThat(factor("/key", List.of("user", "hwk"), true, 10)).isEqualTo(200);
        assertThat(factor("/key", List.of("user", "hwk"), true, 3600)).isEqualTo(403);
        assertThat(factor("/key", List.of("hwk", "otp"), false, 10)).isEqualTo(403);
    }

    @Test
    void whatWasProvenBeforeIsAFactorStill() {
        assertThat(factor("/code", List.of("otp"), false, 10)).isEqualTo(200);
        assertThat(factor("/code", List.of("otp"), false, 3600)).isEqualTo(403);
        assertThat(factor("/code", List.of("otp"), false, -30))
                .as("clocks apart")
                .isEqualTo(200);
        assertThat(factor("/code", List.of("otp"), false, -600)).as("ahead").isEqualTo(403);
        assertThat(factor("/code", List.of("pwd"), false, 10)).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE, Long.MIN_VALUE, 253_402_300_800L, -1})
    void aTimeThatNobodyMeantIsNone(long at) {
        Object proof = Map.of("amr", List.of("otp"), "at", at);

        assertThat(app.get("/code", app.issuer().token("mfa", 10, Map.of("amr_evidence", List.of(proof))))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void noWordBecomesAFactorThatIsSpringsOwn() {
        List<String> words = List.of("webauthn", "password", "x509", "ott", "cas", "bearer", "otp");
        Object proof = Map.of("amr", words, "at", Instant.now().getEpochSecond() - 10, "phr", false);
        String token = app.issuer().token("mfa", 10, Map.of("amr_evidence", List.of(proof)));

        assertThat(app.get("/key", token).status()).isEqualTo(403);
        assertThat(app.get("/who", token).body().split(" ", -1))
                .contains("FACTOR_OTP")
                .doesNotContain("FACTOR_WEBAUTHN", "FACTOR_PASSWORD", "FACTOR_X509", "FACTOR_OTT", "FACTOR_CAS")
                .containsOnlyOnce("FACTOR_BEARER");
    }

    /** Of two proofs of one kind the later one counts, whichever stands first. */
    @Test
    void theLatestProofOfAKindCounts() {
        long now = Instant.now().getEpochSecond();
        Object old = Map.of("amr", List.of("otp"), "at", now - 3600);
        Object fresh = Map.of("amr", List.of("otp"), "at", now - 10);

        for (List<Object> proofs : List.of(List.of(old, fresh), List.of(fresh, old))) {
            String token = app.issuer().token("mfa", 10, Map.of("amr_evidence", proofs));
            assertThat(app.get("/code", token).status()).isEqualTo(200);
        }
    }

    @Test
    void whoTheUserIsStaysAsSpringHasIt() {
        String token = app.issuer()
                .token(
                        "mfa",
                        10,
                        Map.of("scope", "a b", "amr_evidence", List.of(Map.of("amr", List.of("pwd"), "at", 9))));

        assertThat(app.get("/who", token).body().split(" ", -1))
                .contains("alice", "SCOPE_a", "SCOPE_b", "FACTOR_BEARER", "FACTOR_PWD", "FACTOR_PASSWORD");
    }

    private int factor(String path, List<String> amr, boolean isPhishingResistant, long age) {
        Map<String, Object> proof =
                Map.of("amr", amr, "at", Instant.now().getEpochSecond() - age, "phr", isPhishingResistant);
        return app.get(path, app.issuer().token("mfa", 10, Map.of("amr_evidence", List.of(proof))))
                .status();
    }

    @EnableAutoConfiguration
    @RestController
    static class Application {

        @Bean
        SecurityFilterChain chain(HttpSecurity http, StepUpAuthorization stepUp) {
            return http.authorizeHttpRequests(all -> all.requestMatchers("/pay/**")
                            .access(stepUp.require("phr", "5m"))
                            .requestMatchers("/key")
                            .access(fiveMinutes(FactorGrantedAuthority.WEBAUTHN_AUTHORITY))
                            .requestMatchers("/code")
                            .access(fiveMinutes("FACTOR_OTP"))
                            .requestMatchers("/scoped")
                            .hasAuthority("SCOPE_pay")
                            .anyRequest()
                            .authenticated())
                    .oauth2ResourceServer(server -> server.jwt(jwt -> {}))
                    .build();
        }

        private static AuthorizationManager<RequestAuthorizationContext> fiveMinutes(String factor) {
            return AllRequiredFactorsAuthorizationManager.<RequestAuthorizationContext>builder()
                    .requireFactor(one -> one.authority(factor).validDuration(Duration.ofMinutes(5)))
                    .build();
        }

        @GetMapping({"/pay/1", "/key", "/code", "/scoped"})
        String done() {
            return "done";
        }

        @GetMapping("/who")
        String who(Authentication user) {
            StringBuilder words = new StringBuilder(user.getName());
            user.getAuthorities().forEach(one -> words.append(' ').append(one.getAuthority()));
            return words.toString();
        }
    }
}
