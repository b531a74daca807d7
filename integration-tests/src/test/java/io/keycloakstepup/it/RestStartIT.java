package io.keycloakstepup.it;

import static io.keycloakstepup.it.RestSignInIT.access;
import static io.keycloakstepup.it.RestSignInIT.accessToken;
import static io.keycloakstepup.it.RestSignInIT.byPassword;
import static io.keycloakstepup.it.RestSignInIT.with;
import static io.keycloakstepup.it.rest.RestRealm.code;
import static io.keycloakstepup.it.rest.RestRealm.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keycloakstepup.it.http.Answer;
import io.keycloakstepup.it.http.Json;
import io.keycloakstepup.it.login.ProofKey;
import io.keycloakstepup.it.login.RecoveryCodes;
import io.keycloakstepup.it.login.SoftwareKey;
import io.keycloakstepup.it.mail.Mailbox;
import io.keycloakstepup.it.rest.RestApp;
import io.keycloakstepup.it.rest.RestRealm;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may begin to sign a user in over REST, and what is told before anything is proven. */
@WithKeycloak
final class RestStartIT {

    private static final String KEYS = """
            policy: 1
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
              mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h} ], [ {passkey: 1h} ] ] }
            default: { require: mfa }
            """;

    private static final String MAIL_FIRST = """
            policy: 1
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
              mfa:
                loa: 2
                allowRestricted: true
                chains: [ [ {email-code: 1h}, {password: 10h} ] ]
            default: { require: mfa }
            """;

    private static final Map<String, String> OWN = Map.of("step-up.first-party", "true");

    private static final Map<String, String> BY_NAME =
            Map.of("step-up.username-start", "true", "step-up.first-party", "true");

    @Test
    void aWrongPasswordAndANameThatNobodyHasAreAnsweredAlike(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, PasswordRealm.ASKS_MFA);
        RestApp app = RestApp.ownPublic(levels.realm(), "phone");

        Answer wrong =
                app.start(Map.of("username", "anna", "password", "wrong")).expect(401);
        Answer unknown =
                app.start(Map.of("username", "nobody", "password", "wrong")).expect(401);

        assertThat(code(wrong)).isEqualTo("credentials_invalid");
        assertThat(unknown.body()).isEqualTo(wrong.body());
    }

    @Test
    void keycloaksBruteForceProtectionCountsWrongPasswordsOfUsersAndMindsNobody(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, PasswordRealm.ASKS_PASSWORD);
        levels.realm().setAll(Map.of("bruteForceProtected", true, "failureFactor", 3));
        RestApp app = RestApp.ownPublic(levels.realm(), "phone");
        for (int i = 0; i < 3; i++) {
            Answer wrong =
                    app.start(Map.of("username", "anna", "password", "wrong")).expect(401);
            Answer nobody =
                    app.start(Map.of("username", "nobody", "password", "wrong")).expect(401);
            assertThat(nobody.body()).isEqualTo(wrong.body());
        }
        String path = "/attack-detection/brute-force/users/" + levels.realm().id(levels.anna());
        assertThat(levels.realm().admin().read(path).path("numFailures").asInt())
                .isPositive();
    }

    @Test
    void b03_aNameThatNobodyHasIsAskedTheSameAndSucceedsNever(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, KEYS);
        RestApp app = RestApp.confidential(levels.realm(), "shopfront", OWN);

        Answer known = app.start(Map.of("login_hint", "anna")).expect(202);
        Answer unknown = app.start(Map.of("login_hint", "nobody")).expect(202);
        assertThat(alike(unknown)).isEqualTo(alike(known));
        assertThat(RestApp.factors(known)).containsExactly("password", "passkey");

        Answer wrong = app.answer(known, "password", "password", "wrong").expect(403);
        Answer nobody = app.answer(unknown, "password", "password", "wrong").expect(403);
        assertThat(nobody.body()).isEqualTo(wrong.body());
        Answer asked = app.pick(known, "passkey").expect(202);
        Answer askedNobody = app.pick(unknown, "passkey").expect(202);
        assertThat(alike(askedNobody)).isEqualTo(alike(asked));
    }

    @Test
    void aNameAloneBeginsOnlyForAnApplicationThatMayAndEndsWithTwoKinds(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, KEYS.replace("require: mfa", "require: pwd"));
        RestApp other = RestApp.ownPublic(levels.realm(), "other");
        assertThat(code(other.start(Map.of("username", "anna")).expect(403))).isEqualTo("client_not_allowed");
        RestApp app = RestApp.publicWith(levels.realm(), "phone", BY_NAME);

        Answer open = app.start(Map.of("username", "anna")).expect(202);
        assertThat(open.json().at("/_embedded/factors/0").has("label")).isFalse();
        Answer half = app.answer(open, "password", "password", levels.anna().password())
                .expect(202);
        assertThat(RestApp.factors(half)).contains("otp");
        Answer success =
                app.answer(half, "otp", "passCode", levels.anna().device().freshCode());

        assertThat(access(app.redeem(success)).mfaVerified()).isTrue();
    }

    @Test
    void aPasskeyNeedsNoPassword(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, KEYS);
        var key = SoftwareKey.synced();
        var berta = levels.realm().userWith("berta", List.of(key.credential("webauthn-passwordless")));
        RestApp app = RestApp.confidential(levels.realm(), "shopfront", OWN);

        Answer open = app.start(Map.of("login_hint", "berta")).expect(202);
        Answer challenge = app.pick(open, "passkey").expect(202);
        String answered = key.of(levels.realm().id(berta))
                .use(RestRealm.prompt(levels.realm(), challenge))
                .json();
        Answer success = app.answer(challenge, "passkey", "credential", Json.parse(answered))
                .expect(200);

        assertThat(access(app.redeem(success)).acr()).isEqualTo("mfa");
    }

    @Test
    void b03_mailsTellNotWhetherTwoNamesAreOneAccount(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, MAIL_FIRST);
        RestApp app = RestApp.confidential(levels.realm(), "shopfront", OWN);
        try (var mailbox = Mailbox.of(levels.realm())) {
            List<JsonNode> sent = Stream.of("anna", "anna@example.com", "nobody")
                    .map(name -> app.start(Map.of("login_hint", name)).expect(202))
                    .map(open -> alike(app.pick(open, "email-code").expect(202)))
                    .toList();

            assertThat(sent.get(1)).isEqualTo(sent.get(0));
            assertThat(sent.get(2)).isEqualTo(sent.get(0));
            for (String name : List.of("anna", "anna@example.com", "nobody")) {
                Answer open = app.start(Map.of("login_hint", name)).expect(202);
                assertThat(code(app.pick(open, "email-code").expect(429))).isEqualTo("too_many_attempts");
            }
            assertThat(mailbox.mailsInTheEnd()).hasSize(1);
        }
    }

    @Test
    void b03_nothingIsSentToWhomANameIsTypedOf(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, MAIL_FIRST);
        RestApp app = RestApp.confidential(levels.realm(), "shopfront", OWN);
        levels.realm().setAttribute("step-up.code-network-per-hour", "0");
        try (var mailbox = Mailbox.of(levels.realm())) {
            Answer open = app.start(Map.of("login_hint", "anna")).expect(202);
            Answer nobody = app.start(Map.of("login_hint", "nobody")).expect(202);
            assertThat(mailbox.count()).isZero();
            Answer sent = app.pick(open, "email-code").expect(202);
            Answer unsent = app.pick(nobody, "email-code").expect(202);
            assertThat(alike(unsent)).isEqualTo(alike(sent));
            assertThat(mailbox.code(1)).hasSize(8);
            assertThat(mailbox.count()).isEqualTo(1);
        }
    }

    @Test
    void b03_whetherThereAreRecoveryCodesShowsNowhereBeforeAProof(KeycloakServer keycloak) {
        String codeFirst = """
                policy: 1
                levels:
                  pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
                  mfa: { loa: 2, chains: [ [ {recovery-code: 1h}, {password: 10h} ] ] }
                default: { require: mfa }
                """;
        var levels = LevelRealm.on(keycloak, codeFirst);
        levels.realm().userWith("berta", List.of(RecoveryCodes.of("berta", 5).credential()));
        RestApp app = RestApp.confidential(levels.realm(), "shopfront", OWN);

        List<JsonNode> challenges = Stream.of("berta", "anna", "nobody")
                .map(name -> app.start(Map.of("login_hint", name)).expect(202))
                .map(open -> alike(app.pick(open, "recovery-code").expect(202)))
                .toList();

        assertThat(challenges.get(1)).isEqualTo(challenges.get(0));
        assertThat(challenges.get(2)).isEqualTo(challenges.get(0));
    }

    @Test
    void onlyTheOperatorsOwnApplicationsAreGivenPasswords(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, KEYS);
        RestApp app = RestApp.confidential(levels.realm(), "partner", Map.of());

        Answer open = app.start(Map.of("login_hint", "anna")).expect(202);
        assertThat(RestApp.factors(open)).containsExactly("passkey");
        Answer typed = app.answer(open, "password", "password", levels.anna().password())
                .expect(410);
        assertThat(code(typed)).isEqualTo("factor_gone");
    }

    @Test
    void whereOnlyAPasswordIsLeftOthersGoToTheBrowser(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, PasswordRealm.ASKS_PASSWORD);
        RestApp app = RestApp.confidential(levels.realm(), "partner", Map.of());

        assertThat(code(app.start(Map.of("login_hint", "anna")).expect(403))).isEqualTo("redirect_to_web");
    }

    @Test
    void anOperationIsApprovedByAProofAndByNoSession(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, PasswordRealm.ASKS_PASSWORD);
        RestApp app = RestApp.ownPublic(levels.realm(), "phone");
        String token = accessToken(app.redeem(app.start(byPassword(levels.anna()))));
        Map<String, Object> payment = Map.of("type", "payment", "digest", "abcdefghijklmnopqrstuv");

        Answer open =
                app.startWith("DPoP", token, Map.of("transaction", payment)).expect(202);
        assertThat(status(open)).isEqualTo("MFA_REQUIRED");
        Answer approved = app.answer(open, "password", "password", levels.anna().password())
                .expect(200);

        assertThat(access(app.redeem(approved)).claim("step_up_txn").asText()).isEqualTo("abcdefghijklmnopqrstuv");
    }

    @Test
    void aPageOfItsOwnReadsWhyItsTokenWasRefused(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, PasswordRealm.ASKS_PASSWORD);
        RestApp app = RestApp.ownPublic(levels.realm(), "phone");

        Answer refused = app.post(
                        "",
                        Map.of("Origin", "https://phone.example.com", "DPoP", "no proof"),
                        Json.write(app.identified(byPassword(levels.anna()))))
                .expect(400);

        assertThat(refused.header("Access-Control-Allow-Origin")).contains("https://phone.example.com");
    }

    @Test
    void whatAClientMustShow(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, PasswordRealm.ASKS_MFA);
        RestApp app = RestApp.ownPublic(levels.realm(), "phone");
        RestApp stranger = RestApp.publicWith(levels.realm(), "stranger", Map.of());
        RestApp secretive = RestApp.confidential(levels.realm(), "secretive", Map.of());
        var anna = byPassword(levels.anna());

        assertThat(code(app.withoutKey().start(anna).expect(400))).isEqualTo("request_invalid");
        assertThat(code(app.start(with(anna, "code_challenge_method", "plain")).expect(400)))
                .isEqualTo("request_invalid");
        assertThat(code(stranger.start(anna).expect(403))).isEqualTo("client_not_allowed");
        assertThat(levels.lastError("LOGIN_ERROR")).isEqualTo("not_allowed");
        assertThat(code(secretive.start(anna).expect(403))).isEqualTo("client_not_allowed");
        assertThat(code(app.start(Map.of("login_hint", "anna")).expect(403))).isEqualTo("client_not_allowed");
        var impostor =
                new RestApp(levels.realm(), "secretive", Optional.of("wrong"), Optional.empty(), secretive.pkce());
        Answer refused = impostor.start(Map.of("login_hint", "anna")).expect(401);
        assertThat(code(refused)).isEqualTo("client_invalid");
        assertThat(refused.header("WWW-Authenticate")).isPresent();
    }

    @Test
    void aTokenOpensOnlyForItsOwnClientAndItsOwnKey(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, PasswordRealm.ASKS_PASSWORD);
        RestApp app = RestApp.ownPublic(levels.realm(), "phone");
        RestApp other = RestApp.ownPublic(levels.realm(), "tablet");
        String token = accessToken(app.redeem(app.start(byPassword(levels.anna()))));
        Map<String, Object> more = Map.of("acr_values", "mfa");

        assertThat(code(other.startWith("DPoP", token, more).expect(401))).isEqualTo("token_invalid");
        assertThat(code(app.with(new ProofKey()).startWith("DPoP", token, more).expect(401)))
                .isEqualTo("token_invalid");
        assertThat(code(app.startWith("Bearer", token, more).expect(401))).isEqualTo("token_invalid");
        Answer made = app.startWith("DPoP", token + "x", more).expect(401);
        assertThat(made.header("WWW-Authenticate").orElse("")).startsWith("DPoP");
        assertThat(levels.lastError("LOGIN_ERROR")).isEqualTo("invalid_token");
    }

    @Test
    void whatIsDeniedToEverybodyIsSaidAtOnce(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, PasswordRealm.ASKS_MFA + """
                rules:
                  - id: closed
                    match: { grants: [api], clients: [phone] }
                    then: { deny: closed }
                """);
        RestApp app = RestApp.ownPublic(levels.realm(), "phone");

        Answer denied = app.start(byPassword(levels.anna())).expect(403);

        assertThat(code(denied)).isEqualTo("policy_denied");
        assertThat(denied.json().path("decision_id").asText()).hasSize(10);
        assertThat(RestRealm.reason(levels.realm())).isEqualTo("policy-denied");
    }

    @Test
    void whoHasToDoSomethingElseGoesToTheBrowser(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, PasswordRealm.ASKS_PASSWORD);
        RestApp app = RestApp.ownPublic(levels.realm(), "phone");
        levels.realm().require(levels.anna(), "UPDATE_PASSWORD");

        assertThat(code(app.start(byPassword(levels.anna())).expect(403))).isEqualTo("redirect_to_web");
    }

    @Test
    void thatIsSaidBeforeACodeIsUsedUp(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, PasswordRealm.ASKS_MFA);
        RestApp app = RestApp.ownPublic(levels.realm(), "phone");
        levels.realm().require(levels.anna(), "UPDATE_PASSWORD");

        assertThat(code(app.start(byPassword(levels.anna())).expect(403))).isEqualTo("redirect_to_web");
    }

    @Test
    void onlyTrustedApplicationsSayWhereTheirUsersAre(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, PasswordRealm.ASKS_PASSWORD + """
                zones: { office: { cidrs: [198.51.100.0/24] } }
                rules:
                  - id: away
                    match: { zonesNot: [office], grants: [api] }
                    then: { require: mfa }
                """);
        RestApp any = RestApp.confidential(levels.realm(), "any", Map.of("step-up.first-party", "true"));
        RestApp trusted = RestApp.confidential(
                levels.realm(), "trusted", Map.of("step-up.first-party", "true", "step-up.trusted-context", "true"));
        var anna = byPassword(levels.anna());
        Map<String, Object> office = Map.of("ip", "198.51.100.7");

        assertThat(code(any.start(with(anna, "context", office)).expect(403))).isEqualTo("client_not_allowed");
        assertThat(status(any.start(anna).expect(202))).isEqualTo("MFA_REQUIRED");
        trusted.start(with(anna, "context", office)).expect(200);
        trusted.start(with(anna, "context", Map.of("ip", "203.0.113.7"))).expect(202);
        trusted.start(with(anna, "context", Map.of("ip", "nowhere"))).expect(400);
    }

    /** Without what differs from one transaction to the next. */
    private static JsonNode alike(Answer answer) {
        ObjectNode whole = (ObjectNode) answer.json();
        whole.remove(List.of("stateToken", "expiresAt"));
        ((ObjectNode) whole.path("requirement")).remove("decision_id");
        JsonNode key = whole.at("/_embedded/factor/_embedded/challenge/publicKey");
        if (key instanceof ObjectNode options) {
            options.remove("challenge");
        }
        JsonNode challenge = whole.at("/_embedded/factor/_embedded/challenge");
        if (challenge instanceof ObjectNode shown) {
            shown.remove("nextAt");
        }
        return whole;
    }
}
