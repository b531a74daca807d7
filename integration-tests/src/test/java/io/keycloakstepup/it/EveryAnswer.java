package io.keycloakstepup.it;

import static io.keycloakstepup.it.RestSignInIT.accessToken;
import static io.keycloakstepup.it.RestSignInIT.byPassword;
import static io.keycloakstepup.it.RestSignInIT.with;

import io.keycloakstepup.it.contract.Contract;
import io.keycloakstepup.it.http.Answer;
import io.keycloakstepup.it.http.Json;
import io.keycloakstepup.it.login.OtpDevice;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.mail.Mailbox;
import io.keycloakstepup.it.rest.RestApp;
import io.keycloakstepup.it.server.KeycloakServer;
import java.util.List;
import java.util.Map;

/**
 * Brings the server to each answer that docs/openapi.yaml names, at least once.
 *
 * @param levels the realm
 * @param app an application that has no secret
 */
record EveryAnswer(LevelRealm levels, RestApp app) {

    private static final String ADDING = """
            policy: 1
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
              mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h} ] ] }
            default: { require: mfa, enroll: allow }
            """;

    /** The password has to be younger than it takes to add an app, so that it is asked for once more after that. */
    private static final String ADDING_SLOWLY = ADDING.replace("[ [ {password: 10h}, {otp", "[ [ {password: 1s}, {otp");

    private static final long MORE_THAN_A_SECOND_MILLIS = 1_100;

    private static final List<String> MOVES = List.of(
            "/factors/otp/verify",
            "/factors/otp/verify/resend",
            "/factors/otp/enroll",
            "/factors/otp/activate",
            "/previous",
            "/cancel");

    private static final String EVIL = "https://evil.example.com";

    /** More than may begin within the end of one minute and the beginning of another. */
    private static final int MORE_THAN_TWO_MINUTES_HAVE = 125;

    static EveryAnswer on(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, PasswordRealm.ASKS_MFA);
        return new EveryAnswer(levels, RestApp.ownPublic(levels.realm(), "phone"));
    }

    void provoke() {
        preflights();
        malformed();
        ofTheWrongCaller();
        walk();
        mails();
        additions();
        draft();
        rush();
        closed();
    }

    private void preflights() {
        Contract.OF_REST.paths().forEach(path -> app.raw(
                        "OPTIONS",
                        path.replace("{factor}", "otp"),
                        Map.of("Origin", "https://phone.example.com", "Access-Control-Request-Method", "POST"),
                        "")
                .expect(204));
    }

    private void malformed() {
        Answer open = open();
        app.start(Map.of()).expect(400);
        MOVES.forEach(path -> app.post(path, Map.of()).expect(400));
        app.raw("GET", "/authn", Map.of("Authorization", "StateToken " + RestApp.token(open), "DPoP", "none"), "")
                .expect(400);
        app.move(open, "factors/nothing/verify").expect(410);
        app.move(open, "factors/nothing/verify/resend").expect(410);
    }

    private void ofTheWrongCaller() {
        Answer open = open();
        app.start(with(byPassword(levels.anna()), "password", "wrong")).expect(401);
        app.start(Map.of("login_hint", "anna")).expect(403);
        MOVES.forEach(path -> app.post(path, Map.of("stateToken", "made-up")).expect(401));
        app.raw("GET", "/authn", Map.of("Authorization", "StateToken made-up"), "")
                .expect(401);
        String body = Json.write(app.identified(Map.of("stateToken", RestApp.token(open))));
        MOVES.forEach(path -> app.post(path, Map.of("Origin", EVIL), body).expect(403));
        app.raw("GET", "/authn", Map.of("Origin", EVIL, "Authorization", "StateToken " + RestApp.token(open)), "")
                .expect(403);
    }

    /** The policy changes once, so that going back is going to the end. */
    private void walk() {
        Answer open = open();
        app.show(open).expect(200);
        Answer back = app.move(app.pick(open, "otp").expect(202), "previous").expect(202);
        app.answer(back, "otp", "passCode", levels.anna().device().freshCode()).expect(200);
        app.move(open(), "cancel").expect(204);
        Answer picked = app.pick(open(), "otp").expect(202);
        levels.stepUp().policy(PasswordRealm.ASKS_PASSWORD);
        app.move(picked, "previous").expect(200);
        levels.stepUp().policy(PasswordRealm.ASKS_MFA);
    }

    private void mails() {
        TestUser ben = levels.realm().userWithPassword("ben");
        try (var mailbox = Mailbox.of(levels.realm())) {
            Answer sent = app.pick(app.start(byPassword(ben)), "email-code").expect(202);
            app.move(sent, "factors/email-code/verify/resend").expect(429);
            app.pick(open(), "email-code").expect(429);
            levels.realm().setAttribute("step-up.code-seconds-apart", "0");
            levels.realm().setAttribute("step-up.code-network-seconds-apart", "0");
            Answer again = app.move(sent, "factors/email-code/verify/resend").expect(202);
            mailbox.gone();
            app.move(again, "factors/email-code/verify/resend").expect(502);
            app.pick(app.move(again, "previous").expect(202), "email-code").expect(502);
        }
    }

    private void additions() {
        TestUser cleo = levels.realm().userWithPassword("cleo");
        TestUser dora = levels.realm().userWithPassword("dora");
        levels.stepUp().policy(ADDING);
        Answer lacking = app.start(byPassword(cleo)).expect(202);
        app.move(lacking, "factors/nothing/enroll").expect(410);
        app.move(lacking, "factors/nothing/activate").expect(410);
        addApp(lacking).expect(200);
        levels.stepUp().policy(ADDING_SLOWLY);
        Answer late = app.start(byPassword(dora)).expect(202);
        pause();
        addApp(late).expect(202);
        levels.stepUp().policy(PasswordRealm.ASKS_MFA);
    }

    private Answer addApp(Answer lacking) {
        Answer begun = app.move(lacking, "factors/otp/enroll").expect(202);
        String secret = begun.json()
                .at("/_embedded/factor/_embedded/activation/sharedSecret")
                .asText();
        return app.activate(begun, "otp", "passCode", OtpDevice.ofKey(secret).freshCode());
    }

    private static void pause() {
        try {
            Thread.sleep(MORE_THAN_A_SECOND_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private void draft() {
        Map<String, String> anna =
                Map.of("username", "anna", "password", levels.anna().password());
        app.challenge(anna).expect(400);
        app.challenge(Map.of("username", "anna", "client_id", "nobody")).expect(401);
        app.raw("POST", "/authorize-challenge", Map.of("Content-Type", "application/json"), "{}")
                .expect(400);
        levels.stepUp().policy(PasswordRealm.ASKS_PASSWORD);
        app.challenge(anna).expect(200);
        levels.stepUp().policy(PasswordRealm.ASKS_MFA);
    }

    private void rush() {
        RestApp crowd = RestApp.ownPublic(levels.realm(), "crowd");
        Map<String, Object> futile = Map.of("username", "anna", "password", "x", "scope", "made-up");
        for (int i = 0; i < MORE_THAN_TWO_MINUTES_HAVE; i++) {
            if (crowd.start(futile).status() == 429) {
                return;
            }
        }
        throw new AssertionError("anybody may begin as often as they like");
    }

    private void closed() {
        levels.stepUp().policy(PasswordRealm.ASKS_PASSWORD);
        String token =
                accessToken(app.redeem(app.start(byPassword(levels.anna())).expect(200)));
        levels.stepUp().policy(PasswordRealm.ASKS_MFA);
        Answer open = open();
        LockedAccount.lock(levels);
        MOVES.forEach(path -> app.move(open, path.substring(1)).expect(423));
        app.show(open).expect(423);
        app.startWith("DPoP", token, Map.of()).expect(423);
    }

    private Answer open() {
        return app.start(byPassword(levels.anna())).expect(202);
    }
}
