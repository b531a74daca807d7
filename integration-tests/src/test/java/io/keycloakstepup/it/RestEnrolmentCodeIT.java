package io.keycloakstepup.it;

import static io.keycloakstepup.it.PasswordRealm.error;
import static io.keycloakstepup.it.RestSignInIT.access;
import static io.keycloakstepup.it.RestSignInIT.accessToken;
import static io.keycloakstepup.it.RestSignInIT.byPassword;
import static io.keycloakstepup.it.RestSignInIT.with;
import static io.keycloakstepup.it.rest.RestRealm.code;
import static io.keycloakstepup.it.rest.RestRealm.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakstepup.it.http.Answer;
import io.keycloakstepup.it.login.OtpDevice;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.rest.RestApp;
import io.keycloakstepup.it.rest.RestRealm;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where rules say so, a factor is added over REST too with a code from an administrator and the password, and not else. */
@WithKeycloak
final class RestEnrolmentCodeIT {

    private static final String CODE = "enrolment-code";

    private static final String POLICY =
            PasswordRealm.LEVELS.replace(", email-code: 1h", "") + "default: { require: mfa, enroll: code }\n";

    @Test
    void n26_withThePasswordACodeAddsOneFactorAndNoOther(KeycloakServer keycloak) {
        var realm = LevelRealm.on(keycloak, POLICY).realm();
        TestUser ben = realm.userWithPassword("ben");
        RestApp app = RestApp.ownPublic(realm, "phone");
        String code = issue(realm, ben, Map.of());
        Answer open = app.start(byPassword(ben)).expect(202);
        Answer meanwhile = app.start(byPassword(ben)).expect(202);
        assertThat(status(open)).isEqualTo("MFA_ENROLL");
        assertThat(RestApp.factors(open)).containsExactly(CODE);
        assertThat(code(app.move(open, "factors/otp/enroll").expect(403))).isEqualTo("state_transition_invalid");
        assertThat(code(app.pick(open, CODE).expect(400))).isEqualTo("request_invalid");
        Answer refused = refused(app, open, "0000-0000-0000-0000-0000-0000");
        assertThat(RestRealm.reason(realm)).isEqualTo("enrolment-code-wrong");
        assertThat(code(redeem(app, open, code).expect(401))).isEqualTo("state_token_invalid");

        Answer redeemed = redeem(app, refused, code.toLowerCase(Locale.ROOT).replace("-", " "))
                .expect(202);
        assertThat(status(redeemed)).isEqualTo("MFA_ENROLL");
        assertThat(RestApp.factors(redeemed)).contains("otp").doesNotContain(CODE);
        JsonNode exchanged = realm.events("EXECUTE_ACTION_TOKEN").get(0).path("details");
        assertThat(exchanged.path("step_up_factor").asText()).isEqualTo(CODE);
        assertThat(exchanged.path("step_up_decision").asText()).hasSize(10);
        meanwhile = refused(app, meanwhile, code);
        Answer begun = app.move(redeemed, "factors/otp/enroll").expect(202);
        Answer wrong = app.activate(begun, "otp", "passCode", "000000").expect(403);
        Answer success = app.activate(wrong, "otp", "passCode", device(begun).freshCode());

        assertThat(access(app.redeem(success)).acr()).isEqualTo("mfa");
        JsonNode added = realm.events("UPDATE_CREDENTIAL").get(0).path("details");
        assertThat(added.path("step_up_enrolment_code").asText()).isEqualTo("true");
        assertThat(RestApp.factors(app.show(meanwhile).expect(200))).containsExactly("otp");
        assertThat(realm.labels(ben, "otp")).hasSize(1);
    }

    @Test
    void whoHasLostTheFactorAddsAnother(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, POLICY);
        TestRealm realm = levels.realm();
        RestApp app = RestApp.ownPublic(realm, "phone");
        assertThat(RestApp.factors(app.start(byPassword(levels.anna())).expect(202)))
                .as("nobody has given anna a code")
                .containsExactly("otp");
        String code = issue(realm, levels.anna(), Map.of());

        Answer open = app.start(byPassword(levels.anna())).expect(202);
        assertThat(RestApp.factors(open)).containsExactly("otp", CODE);
        Answer challenged = app.pick(open, "otp").expect(202);
        Answer redeemed = redeem(app, challenged, code).expect(202);
        Answer begun = app.move(redeemed, "factors/otp/enroll").expect(202);
        Answer success = app.activate(begun, "otp", "passCode", device(begun).freshCode());

        assertThat(access(app.redeem(success)).acr()).isEqualTo("mfa");
        assertThat(realm.labels(levels.anna(), "otp")).hasSize(2);
    }

    @Test
    void aSessionWithoutThePasswordIsOfferedNoCode(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, POLICY.replace("require: mfa", "require: pwd"));
        RestApp app = RestApp.ownPublic(levels.realm(), "phone");
        String token = accessToken(app.redeem(app.start(byPassword(levels.anna()))));
        String code = issue(levels.realm(), levels.anna(), Map.of());

        Answer open = app.startWith("DPoP", token, Map.of("acr_values", "mfa")).expect(202);

        assertThat(RestApp.factors(open)).containsExactly("otp");
        assertThat(code(redeem(app, open, code).expect(410))).isEqualTo("factor_gone");
        TestUser ben = levels.realm().userWithPassword("ben");
        String ofBen = accessToken(app.redeem(app.start(byPassword(ben))));
        String codeOfBen = issue(levels.realm(), ben, Map.of());
        Answer asked = app.startWith("DPoP", ofBen, Map.of("acr_values", "mfa")).expect(202);
        assertThat(RestApp.factors(asked)).containsExactly("password");
        Answer proven =
                app.answer(asked, "password", "password", ben.password()).expect(202);
        redeem(app, proven, codeOfBen).expect(202);
    }

    @Test
    void n26_aCodeThatIsRevokedAfterItWasTypedAddsNothing(KeycloakServer keycloak) {
        var realm = LevelRealm.on(keycloak, POLICY).realm();
        TestUser ben = realm.userWithPassword("ben");
        RestApp app = RestApp.ownPublic(realm, "phone");
        Answer redeemed = redeem(app, app.start(byPassword(ben)), issue(realm, ben, Map.of()));
        Answer begun = app.move(redeemed, "factors/otp/enroll").expect(202);
        realm.admin().delete(path(realm, ben)).expect(204);

        String answer = device(begun).freshCode();
        assertThat(code(app.activate(begun, "otp", "passCode", answer).expect(403)))
                .isEqualTo("state_transition_invalid");

        assertThat(RestApp.factors(app.show(begun).expect(200))).containsExactly(CODE);
        assertThat(realm.labels(ben, "otp")).isEmpty();
        redeem(app, begun, issue(realm, ben, Map.of())).expect(202);
    }

    @Test
    void n26_anExpiredCodeIsWorthNothing(KeycloakServer keycloak) throws InterruptedException {
        var realm = LevelRealm.on(keycloak, POLICY).realm();
        TestUser ben = realm.userWithPassword("ben");
        RestApp app = RestApp.ownPublic(realm, "phone");
        String code = issue(realm, ben, Map.of("expiresInSeconds", 1));
        Answer open = app.start(byPassword(ben)).expect(202);

        Thread.sleep(Duration.ofSeconds(2).plusMillis(100).toMillis());

        refused(app, open, code);
    }

    @Test
    void theFifthWrongCodeMakesTheNextOneWait(KeycloakServer keycloak) {
        var realm = LevelRealm.on(keycloak, POLICY).realm();
        TestUser ben = realm.userWithPassword("ben");
        RestApp app = RestApp.ownPublic(realm, "phone");
        String code = issue(realm, ben, Map.of());
        Answer open = app.start(byPassword(ben)).expect(202);
        for (int wrong = 0; wrong < 5; wrong++) {
            open = refused(app, open, "0000-0000-0000-0000-0000-000" + wrong);
        }

        Answer early = redeem(app, open, code).expect(429);

        assertThat(code(early)).isEqualTo("too_many_attempts");
        assertThat(early.header("Retry-After")).isPresent();
        redeem(app, early, issue(realm, ben, Map.of())).expect(202);
    }

    @Test
    void theDraftTakesItAsAParameter(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, POLICY);
        RestApp app = RestApp.ownPublic(levels.realm(), "phone");
        String code = issue(levels.realm(), levels.anna(), Map.of());
        Answer open = app.challenge(
                Map.of("username", "anna", "password", levels.anna().password()));
        assertThat(RestApp.factors(open)).containsExactly("otp", CODE);
        Answer wrong = challenge(app, open, "0000-0000-0000-0000-0000-0000");
        assertThat(error(wrong)).isEqualTo("insufficient_authorization");

        Answer redeemed = challenge(app, wrong, code);

        assertThat(error(redeemed)).isEqualTo("redirect_to_web");
        String stateToken = redeemed.json().path("auth_session").asText();
        assertThat(RestApp.factors(app.show(stateToken).expect(200))).contains("otp");
    }

    @Test
    void whereARuleWithholdsEnrolmentACodeIsNoUse(KeycloakServer keycloak) {
        var realm =
                LevelRealm.on(keycloak, POLICY.replace(", enroll: code", "")).realm();
        TestUser ben = realm.userWithPassword("ben");
        RestApp app = RestApp.ownPublic(realm, "phone");
        issue(realm, ben, Map.of());

        assertThat(code(app.start(with(byPassword(ben), "scope", "openid")).expect(403)))
                .isEqualTo("policy_denied");
        assertThat(RestRealm.reason(realm)).isEqualTo("level-unreachable");
    }

    private static Answer refused(RestApp app, Answer before, String code) {
        Answer refused = redeem(app, before, code).expect(403);
        assertThat(code(refused)).isEqualTo("factor_code_invalid");
        assertThat(refused.json().path("reason").asText()).isEqualTo("enrolment-code-wrong");
        return refused;
    }

    private static Answer redeem(RestApp app, Answer before, String code) {
        return app.answer(before, CODE, "passCode", code);
    }

    private static Answer challenge(RestApp app, Answer before, String code) {
        return app.challenge(
                Map.of("auth_session", before.json().path("auth_session").asText(), "enrolment_code", code));
    }

    private static OtpDevice device(Answer begun) {
        return OtpDevice.ofKey(begun.json()
                .at("/_embedded/factor/_embedded/activation/sharedSecret")
                .asText());
    }

    private static String path(TestRealm realm, TestUser user) {
        return "/step-up/users/" + realm.id(user) + "/enrolment-code";
    }

    private static String issue(TestRealm realm, TestUser user, Map<String, Object> body) {
        return realm.admin()
                .post(path(realm, user), body)
                .expect(200)
                .json()
                .path("code")
                .asText();
    }
}
