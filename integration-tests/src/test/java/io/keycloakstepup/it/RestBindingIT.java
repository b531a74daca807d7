package io.keycloakstepup.it;

import static io.keycloakstepup.it.RestSignInIT.access;
import static io.keycloakstepup.it.RestSignInIT.byPassword;
import static io.keycloakstepup.it.RestSignInIT.with;
import static io.keycloakstepup.it.rest.RestRealm.code;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakstepup.it.http.Answer;
import io.keycloakstepup.it.login.Pkce;
import io.keycloakstepup.it.login.ProofKey;
import io.keycloakstepup.it.rest.RestApp;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A transaction serves one client, one key and one user, and each of its tokens one call. */
@WithKeycloak
final class RestBindingIT {

    private static final String PAYING = PasswordRealm.ASKS_PASSWORD + """
            rules:
              - id: large
                match: { grants: [api] }
                when: transaction.amount > 1000.0
                onMissing: skip
                then: { require: mfa }
            """;

    private static final String DIGEST = "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU";
    private static final String OTHER_DIGEST = "x".repeat(43);

    @Test
    void d05_aStateTokenServesItsOwnClientAndItsOwnKey(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, PasswordRealm.ASKS_MFA);
        RestApp app = RestApp.ownPublic(levels.realm(), "phone");
        RestApp other = RestApp.ownPublic(levels.realm(), "tablet");
        Answer open = app.start(byPassword(levels.anna())).expect(202);
        String typed = levels.anna().device().freshCode();

        assertThat(code(other.answer(open, "otp", "passCode", typed).expect(401)))
                .isEqualTo("state_token_invalid");
        assertThat(code(app.with(new ProofKey())
                        .answer(open, "otp", "passCode", typed)
                        .expect(401)))
                .isEqualTo("state_token_invalid");
        app.withoutKey().answer(open, "otp", "passCode", typed).expect(401);
        app.with(new ProofKey()).show(open).expect(401);
        JsonNode told = levels.realm().events("LOGIN_ERROR").get(0).path("details");
        assertThat(told.path("step_up_reason").asText()).isEqualTo("factor-expired");
        assertThat(told.path("step_up_made_for").asText()).isEqualTo("phone");
        assertThat(told.path("step_up_decision").asText())
                .isEqualTo(open.json().at("/requirement/decision_id").asText());

        app.answer(open, "otp", "passCode", typed).expect(200);
    }

    @Test
    void b10_aStateTokenIsDeadOnceTheTransactionHasGoneOn(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, PasswordRealm.ASKS_MFA);
        RestApp app = RestApp.ownPublic(levels.realm(), "phone");
        Answer open = app.start(byPassword(levels.anna())).expect(202);
        Answer challenge = app.pick(open, "otp").expect(202);
        assertThat(RestApp.token(challenge)).isNotEqualTo(RestApp.token(open));

        app.pick(open, "otp").expect(401);
        Answer back = app.move(challenge, "previous").expect(202);
        app.show(challenge).expect(401);
        assertThat(code(app.move(back, "previous").expect(403))).isEqualTo("state_transition_invalid");
        assertThat(code(app.move(back, "factors/otp/verify/resend").expect(403)))
                .isEqualTo("state_transition_invalid");
        assertThat(code(app.pick(back, "webauthn").expect(410))).isEqualTo("factor_gone");
        app.show(back).expect(200);
        app.move(back, "cancel").expect(204);
        assertThat(code(app.answer(back, "otp", "passCode", "000000").expect(401)))
                .isEqualTo("state_token_invalid");
    }

    @Test
    void aRecordedSequenceIsWorthNothing(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, PasswordRealm.ASKS_MFA);
        RestApp app = RestApp.ownPublic(levels.realm(), "phone");
        Answer open = app.start(byPassword(levels.anna()));
        String typed = levels.anna().device().freshCode();
        Answer success = app.answer(open, "otp", "passCode", typed);
        app.redeem(success).expect(200);

        app.answer(open, "otp", "passCode", typed).expect(401);
        Answer anew = app.start(byPassword(levels.anna()));
        assertThat(code(app.answer(anew, "otp", "passCode", typed).expect(403))).isEqualTo("factor_code_replayed");
        app.redeem(success).expect(400);
    }

    @Test
    void t03_twoAnswersAtOnceWithOneCodeAreOneSuccess(KeycloakServer keycloak) throws Exception {
        var levels = LevelRealm.on(keycloak, PasswordRealm.ASKS_MFA);
        RestApp app = RestApp.ownPublic(levels.realm(), "phone");
        List<Answer> open = IntStream.range(0, 4)
                .mapToObj(i -> app.start(byPassword(levels.anna())).expect(202))
                .toList();
        String typed = levels.anna().device().freshCode();

        List<Callable<Integer>> calls = IntStream.range(0, 12)
                .<Callable<Integer>>mapToObj(i -> () ->
                        app.answer(open.get(i % 4), "otp", "passCode", typed).status())
                .toList();
        assertThat(successes(calls)).isEqualTo(1);
    }

    @Test
    void b10_twoRightAnswersToOneTokenAreOneSuccess(KeycloakServer keycloak) throws Exception {
        var levels = LevelRealm.on(keycloak, PasswordRealm.ASKS_PASSWORD);
        RestApp app = RestApp.confidential(levels.realm(), "shopfront", Map.of("step-up.first-party", "true"));
        Answer open = app.start(Map.of("login_hint", "anna")).expect(202);

        List<Callable<Integer>> calls = IntStream.range(0, 8)
                .<Callable<Integer>>mapToObj(i -> () -> app.answer(
                                open, "password", "password", levels.anna().password())
                        .status())
                .toList();
        assertThat(successes(calls)).isEqualTo(1);
    }

    private static long successes(List<Callable<Integer>> calls) throws Exception {
        try (var at = new Closing(Executors.newFixedThreadPool(calls.size()))) {
            long passed = 0;
            for (var answer : at.threads().invokeAll(calls)) {
                passed += answer.get() == 200 ? 1 : 0;
            }
            return passed;
        }
    }

    @Test
    void aCodeServesItsVerifierAndItsKeyForOneMinute(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, PasswordRealm.ASKS_PASSWORD);
        RestApp app = RestApp.ownPublic(levels.realm(), "phone");
        Answer first = app.start(byPassword(levels.anna())).expect(200);
        app.with(new ProofKey()).redeem(first).expect(400);
        Answer second = app.start(byPassword(levels.anna())).expect(200);
        var other = new RestApp(levels.realm(), "phone", Optional.empty(), app.key(), Pkce.random());
        other.redeem(second).expect(400);
    }

    @Test
    void anOperationIsAskedForShownAndNamedInTheToken(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, PAYING);
        RestApp app = RestApp.ownPublic(levels.realm(), "phone");

        Answer small = app.start(with(byPassword(levels.anna()), "transaction", payment(10, DIGEST)));
        assertThat(access(app.redeem(small)).claim("step_up_txn").asText()).isEqualTo(DIGEST);
        Answer large = app.start(with(byPassword(levels.anna()), "transaction", payment(5000, OTHER_DIGEST)))
                .expect(202);
        assertThat(large.json().at("/transaction/display/amount").asInt()).isEqualTo(5000);
        Answer tokens = app.redeem(
                app.answer(large, "otp", "passCode", levels.anna().device().freshCode()));
        assertThat(access(tokens).claim("step_up_txn").asText()).isEqualTo(OTHER_DIGEST);
        Answer refreshed = app.token(Map.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                tokens.json().path("refresh_token").asText()));
        assertThat(access(refreshed).has("step_up_txn")).isFalse();
    }

    /** Two authorizations of one client and one user share the client's session. */
    @Test
    void aCodeForOneOperationNeverServesAnother(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, PasswordRealm.ASKS_PASSWORD);
        RestApp app = RestApp.ownPublic(levels.realm(), "phone");
        String token = RestSignInIT.accessToken(app.redeem(app.start(byPassword(levels.anna()))));

        Answer one = app.answer(
                app.startWith("DPoP", token, Map.of("transaction", payment(1, DIGEST)))
                        .expect(202),
                "password",
                "password",
                levels.anna().password());
        Answer other = app.answer(
                app.startWith("DPoP", token, Map.of("transaction", payment(2, OTHER_DIGEST)))
                        .expect(202),
                "password",
                "password",
                levels.anna().password());

        assertThat(access(app.redeem(one)).claim("step_up_txn").asText()).isEqualTo(DIGEST);
        assertThat(access(app.redeem(other)).claim("step_up_txn").asText()).isEqualTo(OTHER_DIGEST);
    }

    private static Map<String, Object> payment(double amount, String digest) {
        return Map.of("type", "payment", "digest", digest, "display", Map.of("amount", amount, "to", "Ada"));
    }

    /** Ends its threads. */
    private record Closing(ExecutorService threads) implements AutoCloseable {
        @Override
        public void close() {
            threads.shutdownNow();
        }
    }
}
