package io.keycloakstepup.it;

import static io.keycloakstepup.it.RestSignInIT.access;
import static io.keycloakstepup.it.RestSignInIT.byPassword;
import static io.keycloakstepup.it.RestSignInIT.with;
import static io.keycloakstepup.it.rest.RestRealm.code;
import static io.keycloakstepup.it.rest.RestRealm.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keycloakstepup.it.http.Answer;
import io.keycloakstepup.it.login.OtpDevice;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.mail.Mailbox;
import io.keycloakstepup.it.rest.RestApp;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What takes the place of each state, factor result and error of Okta's Authentication API: a test for each row of
 * docs/okta.md that applies, named after it.
 */
@WithKeycloak
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OktaParityIT {

    private static final String DENYING_ONE = PasswordRealm.ASKS_MFA + """
            rules:
              - id: closed
                match: { grants: [api], clients: [closed] }
                then: { deny: closed }
            """;

    private static final String ENROLLING = """
            policy: 1
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
              mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h} ] ] }
            default: { require: mfa, enroll: allow }
            """;

    private static final Map<String, String> OWN = Map.of("step-up.first-party", "true");

    private static final int MORE_THAN_TWO_MINUTES_HAVE = 125;

    private final LevelRealm levels;
    private final RestApp app;

    OktaParityIT(KeycloakServer keycloak) {
        this.levels = LevelRealm.on(keycloak, DENYING_ONE);
        this.app = RestApp.confidential(levels.realm(), "till", OWN);
    }

    @Test
    void passwordExpired() {
        TestUser user = levels.realm().userWithOtp("late");
        levels.realm().require(user, "UPDATE_PASSWORD");

        assertThat(code(app.start(byPassword(user)).expect(403))).isEqualTo("redirect_to_web");
    }

    @Test
    void lockedOut(KeycloakServer keycloak) {
        var locking = LevelRealm.on(keycloak, PasswordRealm.ASKS_MFA);
        RestApp other = RestApp.confidential(locking.realm(), "till", OWN);
        Answer proven = other.start(byPassword(locking.anna())).expect(202);
        LockedAccount.lock(locking);

        String typed = locking.anna().device().freshCode();
        assertThat(code(other.answer(proven, "otp", "passCode", typed).expect(423)))
                .isEqualTo("locked");
        assertThat(code(other.start(byPassword(locking.anna())).expect(401))).isEqualTo("credentials_invalid");
    }

    @Test
    void mfaEnroll(KeycloakServer keycloak) {
        var enrolling = LevelRealm.on(keycloak, ENROLLING);
        RestApp other = RestApp.confidential(enrolling.realm(), "till", OWN);

        Answer lacking = other.start(byPassword(enrolling.realm().userWithPassword("new")));

        assertThat(status(lacking.expect(202))).isEqualTo("MFA_ENROLL");
        assertThat(RestApp.factors(lacking)).containsExactly("otp");
    }

    @Test
    void mfaEnrollActivate(KeycloakServer keycloak) {
        var enrolling = LevelRealm.on(keycloak, ENROLLING);
        RestApp other = RestApp.confidential(enrolling.realm(), "till", OWN);
        TestUser user = enrolling.realm().userWithPassword("new");

        Answer begun = other.move(other.start(byPassword(user)), "factors/otp/enroll");
        assertThat(status(begun.expect(202))).isEqualTo("MFA_ENROLL_ACTIVATE");
        String secret = begun.json()
                .at("/_embedded/factor/_embedded/activation/sharedSecret")
                .asText();
        String typed = OtpDevice.ofKey(secret).freshCode();
        assertThat(status(other.activate(begun, "otp", "passCode", typed).expect(200)))
                .isEqualTo("SUCCESS");
    }

    @Test
    void mfaRequired() {
        Answer open = begin("required");

        assertThat(status(open)).isEqualTo("MFA_REQUIRED");
        assertThat(RestApp.factors(open)).contains("otp");
    }

    @Test
    void mfaChallenge() {
        Answer challenge = app.pick(begin("challenged"), "otp").expect(202);

        assertThat(status(challenge)).isEqualTo("MFA_CHALLENGE");
        assertThat(challenge.json().at("/_embedded/factor/id").asText()).isEqualTo("otp");
    }

    @Test
    void success() {
        TestUser user = levels.realm().userWithOtp("winner");

        Answer success = app.answer(
                app.start(byPassword(user)), "otp", "passCode", user.device().freshCode());

        assertThat(status(success.expect(200))).isEqualTo("SUCCESS");
        assertThat(access(app.redeem(success)).acr()).isEqualTo("mfa");
    }

    @Test
    void challenge() {
        RestApp byName = RestApp.confidential(
                levels.realm(), "names", Map.of("step-up.first-party", "true", "step-up.username-start", "true"));
        TestUser user = levels.realm().userWithOtp("halfway");
        Answer open = byName.start(Map.of("login_hint", user.name())).expect(202);

        Answer half = byName.answer(open, "password", "password", user.password());

        assertThat(status(half.expect(202))).isEqualTo("MFA_REQUIRED");
        assertThat(half.json().at("/progress/satisfied").toString()).isEqualTo("[\"password\"]");
        assertThat(half.json().at("/progress/remaining").asInt()).isEqualTo(1);
    }

    @Test
    void waiting() {
        try (var mailbox = Mailbox.of(levels.realm())) {
            Answer sent = app.pick(begin("patient"), "email-code").expect(202);

            assertThat(status(app.show(sent).expect(200))).isEqualTo("MFA_CHALLENGE");
            app.answer(sent, "email-code", "passCode", mailbox.code(1)).expect(200);
            app.show(sent).expect(401);
        }
    }

    @Test
    void failed() {
        assertThat(code(app.answer(begin("clumsy"), "otp", "passCode", "000000").expect(403)))
                .isEqualTo("factor_code_invalid");
    }

    @Test
    void cancelled() {
        Answer challenge = app.pick(begin("undecided"), "otp").expect(202);

        Answer back = app.move(challenge, "previous").expect(202);

        assertThat(status(back)).isEqualTo("MFA_REQUIRED");
        app.move(back, "cancel").expect(204);
        app.show(back).expect(401);
    }

    /** A code lasts as long as the mailbox that it went to, or ten minutes. */
    @Test
    void timeout() {
        try (var mailbox = Mailbox.of(levels.realm())) {
            Answer sent = app.pick(begin("mover"), "email-code").expect(202);
            String typed = mailbox.code(1);
            String path = "/users/" + levels.realm().id(new TestUser("mover", "unused", "unused"));
            ObjectNode moved = (ObjectNode) levels.realm().admin().read(path);
            levels.realm()
                    .admin()
                    .put(path, moved.put("email", "moved@example.com"))
                    .expect(204);

            assertThat(code(app.answer(sent, "email-code", "passCode", typed).expect(403)))
                    .isEqualTo("factor_code_expired");
        }
    }

    @Test
    void timeWindowExceeded() {
        TestUser user = levels.realm().userWithOtp("slow");
        Answer open = app.start(byPassword(user)).expect(202);
        String old = user.device().codeOf(Duration.ofMinutes(10));

        assertThat(code(app.answer(open, "otp", "passCode", old).expect(403))).isEqualTo("factor_code_invalid");
    }

    @Test
    void passcodeReplayed() {
        TestUser user = levels.realm().userWithOtp("again");
        String typed = user.device().freshCode();
        app.answer(app.start(byPassword(user)), "otp", "passCode", typed).expect(200);

        Answer again = app.answer(app.start(byPassword(user)), "otp", "passCode", typed);

        assertThat(code(again.expect(403))).isEqualTo("factor_code_replayed");
    }

    @Test
    void error() {
        try (var mailbox = Mailbox.of(levels.realm())) {
            mailbox.gone();
            assertThat(code(app.pick(begin("unlucky"), "email-code").expect(502)))
                    .isEqualTo("code_not_sent");
        }
    }

    @Test
    void e0000001() {
        Answer invalid = app.start(Map.of()).expect(400);

        assertThat(code(invalid)).isEqualTo("request_invalid");
        assertThat(invalid.json().path("detail").asText()).isNotEmpty();
    }

    @Test
    void e0000002() {
        Answer invalid =
                app.start(with(byPassword(levels.anna()), "max_age", "ten")).expect(400);

        assertThat(code(invalid)).isEqualTo("request_invalid");
    }

    @Test
    void e0000003() {
        assertThat(code(app.post("", Map.of(), "{\"client_id\": ").expect(400))).isEqualTo("request_invalid");
    }

    @Test
    void e0000004() {
        Answer wrong =
                app.start(with(byPassword(levels.anna()), "password", "wrong")).expect(401);

        assertThat(code(wrong)).isEqualTo("credentials_invalid");
    }

    @Test
    void e0000006() {
        RestApp stranger = RestApp.confidential(levels.realm(), "stranger", Map.of());

        assertThat(code(stranger.start(byPassword(levels.anna())).expect(403))).isEqualTo("client_not_allowed");
    }

    @Test
    void e0000007() {
        assertThat(code(app.pick(begin("curious"), "push").expect(410))).isEqualTo("factor_gone");
    }

    @Test
    void e0000011() {
        Answer open = begin("done");
        app.move(open, "cancel").expect(204);

        assertThat(code(app.pick(open, "otp").expect(401))).isEqualTo("state_token_invalid");
    }

    @Test
    void e0000021() {
        Map<String, String> text = Map.of("Content-Type", "text/plain");

        assertThat(code(app.post("", text, "{}").expect(400))).isEqualTo("request_invalid");
        Answer noForm = app.raw("POST", "/authorize-challenge", text, "client_id=till");
        assertThat(noForm.expect(400).json().path("error").asText()).isEqualTo("invalid_request");
    }

    @Test
    void e0000022() {
        app.raw("DELETE", "/authn", Map.of(), "").expect(405);
        app.raw("GET", "/authn/cancel", Map.of(), "").expect(404);
    }

    @Test
    void e0000047() {
        RestApp crowd = RestApp.ownPublic(levels.realm(), "crowd");
        Answer last = crowd.start(Map.of("username", "nobody", "password", "x", "scope", "made-up"));
        for (int i = 0; last.status() == 400 && i < MORE_THAN_TWO_MINUTES_HAVE; i++) {
            last = crowd.start(Map.of("username", "nobody", "password", "x", "scope", "made-up"));
        }

        assertThat(code(last.expect(429))).isEqualTo("too_many_attempts");
        assertThat(last.header("Retry-After")).isPresent();
    }

    @Test
    void e0000079() {
        assertThat(code(app.move(begin("hasty"), "previous").expect(403))).isEqualTo("state_transition_invalid");
    }

    @Test
    void e0000085() {
        RestApp closed = RestApp.confidential(levels.realm(), "closed", OWN);

        Answer denied = closed.start(byPassword(levels.anna())).expect(403);

        assertThat(code(denied)).isEqualTo("policy_denied");
        assertThat(denied.json().path("reason").asText()).isEqualTo("policy-denied");
        assertThat(denied.json().path("decision_id").asText()).hasSize(10);
    }

    @Test
    void e0000118() {
        try (var mailbox = Mailbox.of(levels.realm())) {
            Answer sent = app.pick(begin("impatient"), "email-code").expect(202);

            Answer again = app.move(sent, "factors/email-code/verify/resend").expect(429);

            assertThat(code(again)).isEqualTo("too_many_attempts");
            assertThat(again.header("Retry-After")).isPresent();
            assertThat(mailbox.mails(1)).hasSize(1);
        }
    }

    /** A transaction of a new user who has typed the password. */
    private Answer begin(String name) {
        return app.start(byPassword(levels.realm().userWithOtp(name))).expect(202);
    }
}
