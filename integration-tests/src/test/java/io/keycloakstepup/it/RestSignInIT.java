package io.keycloakstepup.it;

import static io.keycloakstepup.it.rest.RestRealm.code;
import static io.keycloakstepup.it.rest.RestRealm.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.http.Answer;
import io.keycloakstepup.it.http.Json;
import io.keycloakstepup.it.login.Claims;
import io.keycloakstepup.it.login.OtpDevice;
import io.keycloakstepup.it.login.RecoveryCodes;
import io.keycloakstepup.it.login.SoftwareKey;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.mail.Mailbox;
import io.keycloakstepup.it.rest.RestApp;
import io.keycloakstepup.it.rest.RestRealm;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An application signs its user in over REST, and gets tokens for what was proven. */
@WithKeycloak
final class RestSignInIT {

    private static final String ENROLLING = """
            policy: 1
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
              mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h, webauthn: 1h} ] ] }
            default: { require: mfa, enroll: allow }
            """;

    @Test
    void passwordAndCodeAreWorthACodeForTokensOfTwoFactors(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, PasswordRealm.ASKS_MFA);
        RestApp app = RestApp.ownPublic(levels.realm(), "phone");

        Answer open = app.start(byPassword(levels.anna())).expect(202);
        assertThat(status(open)).isEqualTo("MFA_REQUIRED");
        assertThat(open.json().at("/requirement/acr").asText()).isEqualTo("mfa");
        assertThat(open.json().at("/progress/satisfied").toString()).isEqualTo("[\"password\"]");
        assertThat(open.header("Cache-Control")).contains("no-store");
        assertThat(RestApp.factors(open)).contains("otp");
        Answer wrong = app.answer(open, "otp", "passCode", "000000").expect(403);
        assertThat(code(wrong)).isEqualTo("factor_code_invalid");
        Answer success = app.answer(
                        open, "otp", "passCode", levels.anna().device().freshCode())
                .expect(200);

        assertThat(status(success)).isEqualTo("SUCCESS");
        assertThat(success.body()).doesNotContain("access_token");
        Answer tokens = app.redeem(success).expect(200);
        Claims claims = access(tokens);
        assertThat(claims.username()).isEqualTo("anna");
        assertThat(claims.acr()).isEqualTo("mfa");
        assertThat(claims.amr()).containsExactly("pwd", "otp", "mfa");
        assertThat(tokens.json().path("token_type").asText()).isEqualTo("DPoP");
        assertThat(levels.realm()
                        .events("LOGIN")
                        .get(0)
                        .at("/details/step_up_reached")
                        .asText())
                .isEqualTo("mfa");
    }

    @Test
    void aPasswordAloneSucceedsWhereThePolicyAsksNoMore(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, PasswordRealm.ASKS_PASSWORD);
        RestApp app = RestApp.ownPublic(levels.realm(), "phone");

        Claims claims = access(app.redeem(app.start(byPassword(levels.anna()))));

        assertThat(claims.acr()).isEqualTo("pwd");
        assertThat(claims.mfaVerified()).isFalse();
    }

    @Test
    void aKeyIsAskedWithOptionsThatABrowserTakesAsTheyAre(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, PasswordRealm.ASKS_MFA);
        var key = SoftwareKey.deviceBound();
        TestUser berta = levels.realm().userWith("berta", List.of(key.credential("webauthn")));
        RestApp app = RestApp.ownPublic(levels.realm(), "phone");

        Answer open = app.start(with(byPassword(berta), "acr_values", "phr")).expect(202);
        Answer challenge = app.pick(open, "webauthn").expect(202);
        assertThat(status(challenge)).isEqualTo("MFA_CHALLENGE");
        String answered = key.use(RestRealm.prompt(levels.realm(), challenge)).json();
        Answer success = app.answer(challenge, "webauthn", "credential", Json.parse(answered));

        assertThat(access(app.redeem(success)).acr()).isEqualTo("phr");
    }

    @Test
    void aCodeByMailIsSentOnceItIsPickedAndSentAgainOnDemand(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, PasswordRealm.ASKS_MFA);
        TestUser ben = levels.realm().userWithPassword("ben");
        RestApp app = RestApp.ownPublic(levels.realm(), "phone");
        try (var mailbox = Mailbox.of(levels.realm())) {
            Answer open = app.start(byPassword(ben)).expect(202);
            assertThat(mailbox.count()).isZero();
            Answer sent = app.pick(open, "email-code").expect(202);
            String mailed = mailbox.code(1);
            assertThat(sent.body()).contains("resend").doesNotContain(mailed);
            assertThat(app.show(sent).expect(200).json().path("status").asText())
                    .isEqualTo("MFA_CHALLENGE");
            app.pick(sent, "email-code").expect(200);
            assertThat(mailbox.count()).isEqualTo(1);

            Answer success = app.answer(sent, "email-code", "passCode", mailed).expect(200);

            assertThat(access(app.redeem(success)).acr()).isEqualTo("mfa");
        }
    }

    @Test
    void theLastRecoveryCodeLetsItsUserInAndNewOnesAreAskedForLater(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, PasswordRealm.ASKS_MFA);
        var codes = RecoveryCodes.of("berta", 1);
        TestUser berta = levels.realm().userWith("berta", List.of(codes.credential()));
        RestApp app = RestApp.ownPublic(levels.realm(), "phone");

        Answer open = app.start(byPassword(berta)).expect(202);
        Answer success =
                app.answer(open, "recovery-code", "passCode", codes.number(1)).expect(200);

        assertThat(access(app.redeem(success)).acr()).isEqualTo("mfa");
        assertThat(levels.realm()
                        .admin()
                        .read("/users/" + levels.realm().id(berta))
                        .path("requiredActions")
                        .toString())
                .contains("CONFIGURE_RECOVERY_AUTHN_CODES");
    }

    @Test
    void aSessionIsSteppedUpAndStaysTheSame(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, PasswordRealm.ASKS_PASSWORD);
        RestApp app = RestApp.ownPublic(levels.realm(), "phone");
        Answer tokens = app.redeem(app.start(byPassword(levels.anna())));
        Claims before = access(tokens);

        Answer open = app.startWith("DPoP", accessToken(tokens), Map.of("acr_values", "mfa"))
                .expect(202);
        assertThat(RestApp.factors(open)).contains("otp").doesNotContain("password");
        Claims after = access(app.redeem(
                app.answer(open, "otp", "passCode", levels.anna().device().freshCode())));

        assertThat(after.acr()).isEqualTo("mfa");
        assertThat(after.claim("sid")).isEqualTo(before.claim("sid"));
        assertThat(after.authTime()).isAfterOrEqualTo(before.authTime());
    }

    @Test
    void whatWasProvenWithAKeyCountsWhereTheKeyIsShownAgain(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, PasswordRealm.ASKS_MFA);
        RestApp app = RestApp.ownPublic(levels.realm(), "phone");
        Answer open = app.start(byPassword(levels.anna()));
        Answer tokens = app.redeem(
                app.answer(open, "otp", "passCode", levels.anna().device().freshCode()));

        Answer again = app.startWith("DPoP", accessToken(tokens), Map.of("acr_values", "mfa"))
                .expect(200);

        assertThat(access(app.redeem(again)).authTime())
                .isEqualTo(access(tokens).authTime());
    }

    @Test
    void anAppForCodesIsAddedOnTheWay(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, ENROLLING);
        TestUser ben = levels.realm().userWithPassword("ben");
        RestApp app = RestApp.ownPublic(levels.realm(), "phone");

        Answer open = app.start(byPassword(ben)).expect(202);
        assertThat(status(open)).isEqualTo("MFA_ENROLL");
        Answer activation = app.move(open, "factors/otp/enroll").expect(202);
        assertThat(status(activation)).isEqualTo("MFA_ENROLL_ACTIVATE");
        var shown = activation.json().at("/_embedded/factor/_embedded/activation");
        assertThat(shown.path("otpauth").asText()).startsWith("otpauth://totp/");
        assertThat(shown.path("qrCode").asText()).startsWith("data:image/png;base64,");
        Answer wrong = app.activate(activation, "otp", "passCode", "000000").expect(403);
        OtpDevice device = OtpDevice.ofKey(shown.path("sharedSecret").asText());
        Answer success =
                app.activate(wrong, "otp", "passCode", device.freshCode()).expect(200);

        assertThat(access(app.redeem(success)).acr()).isEqualTo("mfa");
        assertThat(levels.realm().labels(ben, "otp")).hasSize(1);
    }

    @Test
    void aKeyIsAddedOnTheWay(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, ENROLLING);
        TestUser ben = levels.realm().userWithPassword("ben");
        RestApp app = RestApp.ownPublic(levels.realm(), "phone");
        var key = SoftwareKey.deviceBound();

        Answer open = app.start(byPassword(ben)).expect(202);
        Answer activation = app.move(open, "factors/webauthn/enroll").expect(202);
        String made = key.register(RestRealm.newKey(levels.realm(), activation));
        Answer success = app.activate(activation, "webauthn", "credential", Json.parse(made))
                .expect(200);

        assertThat(access(app.redeem(success)).amr()).contains("pwd", "pop", "mfa");
    }

    static Map<String, Object> byPassword(TestUser user) {
        return Map.of("username", user.name(), "password", user.password());
    }

    static Map<String, Object> with(Map<String, Object> members, String name, Object value) {
        Map<String, Object> more = new HashMap<>(members);
        more.put(name, value);
        return more;
    }

    static Claims access(Answer tokens) {
        return Claims.ofJwt(accessToken(tokens));
    }

    static String accessToken(Answer tokens) {
        return tokens.expect(200).json().path("access_token").asText();
    }
}
