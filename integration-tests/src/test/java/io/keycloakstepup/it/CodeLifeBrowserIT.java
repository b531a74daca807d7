package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.keycloakstepup.it.chromium.BrowserWindow;
import io.keycloakstepup.it.chromium.Looks;
import io.keycloakstepup.it.chromium.WithChromium;
import io.keycloakstepup.it.login.App;
import io.keycloakstepup.it.login.AuthorizationRequest;
import io.keycloakstepup.it.login.OtpDevice;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The life of what is typed, and of a remembered device, in a real browser: added, used, removed. */
@WithKeycloak
@WithChromium
final class CodeLifeBrowserIT {

    private static final String POLICY = """
            policy: 1
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
              mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 10h, recovery-code: 10h} ] ] }
            rules:
              - id: desk
                match: { clients: [desk] }
                then: { require: mfa, enroll: allow, remember: true }
            default: { require: pwd, enroll: allow, remember: true }
            """;

    @Test
    void aPersonAddsUsesAndRemovesAnAppForCodes(KeycloakServer keycloak, BrowserWindow window) {
        var realm = realm(keycloak);
        var anna = realm.userWithPassword("anna");
        App desk = realm.app("desk");

        var first = desk.signIn().request();
        Page page = open(window, first, anna);
        page.waitForSelector("#step-up-key");
        Looks.check(page, "life-add-app");
        OtpDevice device = OtpDevice.ofKey(page.locator("#step-up-key").textContent());
        type(page, "otp", device.freshCode());
        assertThat(first.tokens(window.callback(first)).access().amr()).contains("otp", "mfa");
        assertThat(realm.labels(anna, "otp")).hasSize(1);

        page.context().clearCookies();
        var second = realm.app("bank").signIn().acr("mfa").request();
        open(window, second, anna);
        page.waitForSelector("#otp");
        Looks.check(page, "life-use-app");
        type(page, "otp", device.freshCode());
        assertThat(second.tokens(window.callback(second)).access().acr()).isEqualTo("mfa");

        remove(realm, anna, window, "otp");
    }

    @Test
    void aPersonMakesUsesAndRemovesRecoveryCodes(KeycloakServer keycloak, BrowserWindow window) {
        var realm = realm(keycloak);
        var anna = realm.userWithPassword("anna");
        realm.require(anna, "CONFIGURE_RECOVERY_AUTHN_CODES");

        var first = realm.app("shop").signIn().request();
        Page page = open(window, first, anna);
        page.waitForSelector("#kc-recovery-codes-list");
        List<String> codes = page.locator("#kc-recovery-codes-list li").allInnerTexts().stream()
                .map(code -> code.replace("-", "").strip())
                .toList();
        page.locator("#kcRecoveryCodesConfirmationCheck").check();
        page.locator("#saveRecoveryAuthnCodesBtn").click();
        window.callback(first);
        assertThat(realm.labels(anna, "recovery-authn-codes")).hasSize(1);

        page.context().clearCookies();
        var second = realm.app("bank").signIn().acr("mfa").request();
        open(window, second, anna);
        page.waitForSelector("#recovery-code");
        Looks.check(page, "life-use-recovery-code");
        type(page, "recovery-code", codes.get(0));
        assertThat(second.tokens(window.callback(second)).access().acr()).isEqualTo("mfa");

        remove(realm, anna, window, "recovery-authn-codes");
    }

    @Test
    void aPersonHasADeviceRememberedUsesAndRemovesIt(KeycloakServer keycloak, BrowserWindow window) {
        var realm = realm(keycloak);
        var anna = realm.userWithOtp("anna");
        App desk = realm.app("desk");

        var first = desk.signIn().request();
        Page page = open(window, first, anna);
        page.locator("#rememberDevice").check();
        type(page, "otp", anna.device().freshCode());
        assertThat(first.tokens(window.callback(first)).access().mfaVerified()).isTrue();

        signOutEverywhere(realm, anna);
        var second = desk.signIn().request();
        open(window, second, anna);
        assertThat(second.tokens(window.callback(second)).access().mfaVerified())
                .as("a remembered device is no evidence")
                .isFalse();

        remove(realm, anna, window, "step-up-device");
    }

    private static void signOutEverywhere(TestRealm realm, TestUser user) {
        realm.admin().post("/users/" + realm.id(user) + "/logout", List.of()).expect(204);
    }

    /** As the account console does: an action that the application starts, with Keycloak's own question. */
    private static void remove(TestRealm realm, TestUser user, BrowserWindow window, String type) {
        AuthorizationRequest request = realm.app("account-page")
                .signIn()
                .with("kc_action", "delete_credential:" + realm.credentialId(user, type))
                .request();
        Page page = window.open(request).page();
        page.waitForSelector("#kc-accept");
        Looks.check(page, "life-remove-" + type);
        page.locator("#kc-accept").click();
        window.callback(request);
        assertThat(realm.labels(user, type)).isEmpty();
    }

    private static Page open(BrowserWindow window, AuthorizationRequest request, TestUser user) {
        Page page = window.open(request).page();
        page.locator("#username").fill(user.name());
        page.locator("#password").fill(user.password());
        page.keyboard().press("Enter");
        return page;
    }

    private static void type(Page page, String field, String code) {
        page.locator("#" + field).fill(code);
        page.keyboard().press("Enter");
    }

    private static TestRealm realm(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        realm.set("loginTheme", "step-up");
        realm.enableAction("delete_credential");
        StepUp.in(realm).policy(POLICY);
        return realm;
    }
}
