package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.keycloakstepup.it.chromium.BrowserWindow;
import io.keycloakstepup.it.chromium.Looks;
import io.keycloakstepup.it.chromium.WithChromium;
import io.keycloakstepup.it.login.Login;
import io.keycloakstepup.it.login.OtpDevice;
import io.keycloakstepup.it.login.PageKind;
import io.keycloakstepup.it.login.RecoveryCodes;
import io.keycloakstepup.it.login.SoftwareKey;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a user does who has lost the phone: every way of docs/lost-factor.md, and what is no way. */
@WithKeycloak
@WithChromium
final class LostFactorIT {

    private static final String POLICY = """
            policy: 1
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
              mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h, webauthn: 1h, recovery-code: 1h} ] ] }
            default: { require: mfa, enroll: allow }
            """;

    private static final RecoveryCodes CODES = RecoveryCodes.of("anna", 5);

    @Test
    void anotherFactorThatIsHeldLetsInAndAddsANewApp(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var anna = realm.userWithOtp("anna");
        var key = SoftwareKey.synced();
        realm.require(anna, "step-up-webauthn-register");
        realm.app("shop").signIn().open().password(anna).otp(anna).register(key).tokens();

        Login login = addAnApp(realm)
                .password(anna)
                .tryAnotherWay()
                .choose("webauthn")
                .key(key);
        addByKeycloaksPage(login);

        assertThat(login.tokens().access().amr()).contains("mfa");
        assertThat(realm.labels(anna, "otp")).hasSize(2);
    }

    @Test
    void aRecoveryCodeLetsInAndAddsANewApp(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var anna = realm.userWith("anna", List.of(app("anna"), CODES.credential()));

        Login login = addAnApp(realm)
                .password(anna)
                .tryAnotherWay()
                .choose("recovery-code")
                .recoveryCode(CODES.number(1));
        addByKeycloaksPage(login);

        assertThat(login.tokens().access().acr()).isEqualTo("mfa");
        assertThat(realm.labels(anna, "otp")).hasSize(2);
    }

    @Test
    void aCodeOfAnAdministratorsAddsANewAppInTheMiddleOfASignIn(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var anna = realm.userWithOtp("anna");
        Login without = realm.app("shop").signIn().open().password(anna);
        assertThat(without.page().has("#step-up-another")).isFalse();
        without.choose("enrolment-code");
        assertThat(without.asks()).isEqualTo(PageKind.OTP);

        String code = code(realm, anna);
        Login login = realm.app("bank").signIn().open().password(anna);
        login.tryAnotherWay().choose("enrolment-code");
        assertThat(login.asks()).isEqualTo(PageKind.ENROLMENT_CODE);
        assertThat(login.tryAnotherWay().asks()).isEqualTo(PageKind.OTP);
        login.tryAnotherWay().choose("enrolment-code").submit(Map.of("enrolment-code", code));
        login.choose("otp");
        login.enrol(OtpDevice.ofKey(login.page().text("#step-up-key")));

        assertThat(login.tokens().access().amr()).containsExactlyInAnyOrder("pwd", "otp", "mfa");
    }

    @Test
    void asvs_6_4_4_thePasswordAloneAddsNothing(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var anna = realm.userWithOtp("anna");

        Login login = addAnApp(realm).password(anna);

        assertThat(login.asks()).isEqualTo(PageKind.OTP);
        assertThat(login.submit(Map.of("stepUpChoice", "enrolment-code")).asks())
                .isEqualTo(PageKind.OTP);
        assertThat(realm.labels(anna, "otp")).hasSize(1);
    }

    @Test
    void aDisabledAppIsReplacedWithACode(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        StepUp.in(realm).policy("""
                policy: 1
                levels:
                  pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
                  mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h} ] ] }
                default: { require: mfa, enroll: code }
                """);
        var anna = realm.userWithOtp("anna");
        String lost = realm.admin().read("/step-up/users/" + realm.id(anna) + "/factors").findParents("factor").stream()
                .filter(factor -> factor.path("factor").asText().equals("otp"))
                .findFirst()
                .orElseThrow()
                .path("credentialId")
                .asText();

        realm.admin()
                .delete("/step-up/users/" + realm.id(anna) + "/factors/" + lost)
                .expect(204);
        Login login = realm.app("shop").signIn().open().password(anna);
        assertThat(login.asks()).isEqualTo(PageKind.ENROLMENT_CODE);
        login.submit(Map.of("enrolment-code", code(realm, anna)));
        login.enrol(OtpDevice.ofKey(login.page().text("#step-up-key")));

        assertThat(login.tokens().access().acr()).isEqualTo("mfa");
        assertThat(realm.labels(anna, "otp")).hasSize(1);
    }

    @Test
    void aPersonWhoLostThePhoneUsesACode(KeycloakServer keycloak, BrowserWindow window) {
        var realm = realm(keycloak);
        realm.set("loginTheme", "step-up");
        var anna = realm.userWithOtp("anna");
        String code = code(realm, anna);
        var request = realm.app("payments").signIn().request();
        Page page = window.open(request).page();
        page.locator("#username").fill(anna.name());
        page.locator("#password").fill(anna.password());
        page.keyboard().press("Enter");
        page.locator("#step-up-another").click();
        page.waitForSelector("#step-up-way-1");
        Looks.check(page, "lost-choose");
        page.locator("button[value=enrolment-code]").click();
        page.waitForSelector("#enrolment-code");
        page.keyboard().type("0000-1111");
        page.keyboard().press("Enter");
        page.waitForSelector("#input-error-enrolment-code");
        Looks.check(page, "enrolment-code-wrong");
        page.keyboard().type(code);
        page.keyboard().press("Enter");
        page.waitForSelector("button[value=otp]");
        Looks.check(page, "lost-enrol");
        page.locator("button[value=otp]").click();
        OtpDevice device = OtpDevice.ofKey(page.locator("#step-up-key").textContent());
        page.locator("#otp").fill(device.freshCode());
        page.keyboard().press("Enter");

        assertThat(request.tokens(window.callback(request)).access().amr()).contains("otp", "mfa");
    }

    /** As the account console does it. */
    private static Login addAnApp(TestRealm realm) {
        return realm.app("console").signIn().with("kc_action", "CONFIGURE_TOTP").open();
    }

    private static void addByKeycloaksPage(Login login) {
        assertThat(login.page().has("input#totp")).isTrue();
        String secret = login.page().values("input[name=totpSecret]", "value").get(0);
        login.submit(Map.of("totp", new TestUser("anna", "", secret).device().freshCode(), "userLabel", "new phone"));
    }

    private static Map<String, Object> app(String user) {
        return new TestUser(user, "", "otp-secret-of-" + user).otpCredential();
    }

    private static String code(TestRealm realm, TestUser user) {
        return realm.admin()
                .post("/step-up/users/" + realm.id(user) + "/enrolment-code", Map.of())
                .expect(200)
                .json()
                .path("code")
                .asText();
    }

    private static TestRealm realm(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        realm.enable("step-up-webauthn-register");
        StepUp.in(realm).policy(POLICY);
        return realm;
    }
}
