package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.http.Answer;
import io.keycloakstepup.it.login.App;
import io.keycloakstepup.it.login.Login;
import io.keycloakstepup.it.login.OtpDevice;
import io.keycloakstepup.it.login.PageKind;
import io.keycloakstepup.it.login.RecoveryCodes;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Keycloak's own forms, its password grant and its required action use codes up as ours do, in a realm with a policy. */
@WithKeycloak
final class NativeCodeIT {

    private static final String POLICY = """
            policy: 1
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
            """;

    private static final String WRONG = "000000";

    /** The realm looks a step around. */
    private static final Duration A_STEP_AHEAD = Duration.ofSeconds(-30);

    @Test
    void t03_keycloaksFormRefusesTheCodeOfAnEarlierStepAndOneThatWasUsed(KeycloakServer keycloak) {
        var realm = realm(keycloak, "auth-otp-form");
        realm.setAll(Map.of("otpPolicyCodeReusable", true));
        var anna = realm.userWithOtp("anna");
        App shop = realm.app("shop");
        String ahead = anna.device().codeOf(A_STEP_AHEAD);
        assertThat(shop.signIn().open().password(anna).otp(ahead).isBack()).isTrue();

        for (String code : List.of(ahead, anna.device().codeOf(Duration.ZERO))) {
            assertThat(shop.signIn().open().password(anna).otp(code).asks()).isEqualTo(PageKind.OTP);
        }
    }

    @Test
    void withoutAPolicyKeycloaksFormIsAsItWas(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        realm.bindFlow("native", "auth-username-password-form", "auth-otp-form");
        realm.setAll(Map.of("otpPolicyCodeReusable", true));
        var anna = realm.userWithOtp("anna");
        App shop = realm.app("shop");
        String code = anna.device().freshCode();

        for (int time = 0; time < 2; time++) {
            assertThat(shop.signIn().open().password(anna).otp(code).isBack()).isTrue();
        }
    }

    @Test
    void n04_guessesInKeycloaksFormAreCountedWithOurs(KeycloakServer keycloak) {
        var realm = realm(keycloak, "auth-otp-form");
        var anna = realm.userWithOtp("anna");
        Login login = realm.app("shop").signIn().open().password(anna);
        for (int i = 0; i < 5; i++) {
            login.otp(WRONG);
        }

        assertThat(login.otp(anna).asks()).as("a right code, too early").isEqualTo(PageKind.OTP);
        String factors = "/step-up/users/" + realm.id(anna) + "/factors";
        assertThat(realm.admin().read(factors).toString()).contains("\"failures\":5");
    }

    @Test
    void t03_keycloaksStepInThePasswordGrantRefusesTheCodeOfAnEarlierStep(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        realm.bindDirectGrantFlow(
                "native grant",
                "direct-grant-validate-username",
                "direct-grant-validate-password",
                "direct-grant-validate-otp");
        StepUp.in(realm).policy(POLICY);
        var anna = realm.userWithOtp("anna");
        App shop = realm.app("shop");
        var client = realm.admin().read("/clients?clientId=shop").get(0);
        realm.admin()
                .put("/clients/" + client.path("id").asText(), Map.of("directAccessGrantsEnabled", true))
                .expect(204);

        assertThat(grant(shop, anna, anna.device().codeOf(A_STEP_AHEAD)).status())
                .isEqualTo(200);

        assertThat(grant(shop, anna, anna.device().codeOf(Duration.ZERO)).status())
                .isGreaterThanOrEqualTo(400);
    }

    @Test
    void t03_theCodeThatProvedANewAppIsUsedUpWithIt(KeycloakServer keycloak) {
        var realm = realm(keycloak, "auth-otp-form");
        var anna = realm.userWithPassword("anna");
        realm.require(anna, "CONFIGURE_TOTP");
        realm.admin().put("", Map.of("browserFlow", "browser")).expect(204);
        App shop = realm.app("shop");
        Login login = shop.signIn().open().password(anna);
        String secret = login.page().values("input[name=totpSecret]", "value").get(0);
        OtpDevice app = new TestUser("anna", "", secret).device();
        String code = app.freshCode();
        assertThat(login.submit(Map.of("totp", code, "userLabel", "phone")).isBack())
                .isTrue();

        Login next = shop.signIn().open().password(anna);

        assertThat(next.otp(code).asks()).isEqualTo(PageKind.OTP);
        assertThat(next.otp(app.freshCode()).isBack()).isTrue();
    }

    @Test
    void n24_ofManyParallelSignInsWithOneRecoveryCodeInKeycloaksFormOneSucceeds(KeycloakServer keycloak)
            throws Exception {
        var realm = realm(keycloak, "auth-recovery-authn-code-form");
        var codes = RecoveryCodes.of("anna", 5);
        var anna = realm.userWith("anna", List.of(codes.credential()));
        var signIns = ParallelSignIns.of(anna, realm.app("shop"), 10);

        assertThat(signIns.openedBy(login -> login.submit(Map.of("recoveryCodeInput", codes.number(1)))))
                .isEqualTo(1);
        assertThat(signIns.logins().stream().filter(login -> !login.isBack()))
                .allMatch(login -> login.page().has("input[name=recoveryCodeInput]"));

        Login next = realm.app("bank").signIn().from("198.18.99.1").open().password(anna);
        assertThat(next.submit(Map.of("recoveryCodeInput", codes.number(2))).isBack())
                .isTrue();
    }

    private static Answer grant(App app, TestUser user, String code) {
        return app.token(
                Map.of("grant_type", "password", "username", user.name(), "password", user.password(), "totp", code));
    }

    /** Keycloak's own steps alone are bound, so that nothing of ours stands behind them. */
    private static TestRealm realm(KeycloakServer keycloak, String secondStep) {
        var realm = TestRealm.on(keycloak);
        StepUp.in(realm).policy(POLICY);
        realm.bindFlow("native", "auth-username-password-form", secondStep);
        return realm;
    }
}
