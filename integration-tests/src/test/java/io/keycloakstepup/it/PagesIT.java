package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.keycloakstepup.it.chromium.BrowserWindow;
import io.keycloakstepup.it.chromium.Looks;
import io.keycloakstepup.it.chromium.VirtualKey;
import io.keycloakstepup.it.chromium.WithChromium;
import io.keycloakstepup.it.login.AuthorizationRequest;
import io.keycloakstepup.it.login.OtpDevice;
import io.keycloakstepup.it.login.RecoveryCodes;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The pages work without a mouse, without barriers, on wide and narrow screens, by day and by night. */
@WithKeycloak
@WithChromium
final class PagesIT {

    private static final String POLICY = """
            policy: 1
            levels:
              mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h, webauthn: 1h, recovery-code: 1h} ] ] }
            default: { require: mfa, enroll: allow }
            rules:
              - id: closed
                match: { clients: [closed] }
                then: { deny: step-up-policy-denied }
            """;

    private static final RecoveryCodes CODES = RecoveryCodes.of("anna", 5);

    /** A choice is a card as a whole, and what is drawn around it hangs behind its button. */
    private static final String OUTLINED = """
            [null, "::after"].some(part => getComputedStyle(document.activeElement, part).outlineStyle !== "none")
            """;

    @Test
    void aPersonWithAKeyboardChoosesAFactor(KeycloakServer keycloak, BrowserWindow window) {
        var realm = realm(keycloak, "step-up");
        var anna = withAppAndCodes(realm);
        var request = realm.app("payments").signIn().request();
        Page page = window.open(request).page();
        signIn(page, anna);

        assertThat(page.locator("#step-up-why").textContent()).contains("payments");
        assertThat(page.locator("#step-up-account").textContent()).contains("anna");
        assertThat(page.locator("#otp").getAttribute("autocomplete")).isEqualTo("one-time-code");
        assertThat(page.locator("#otp").getAttribute("inputmode")).isEqualTo("numeric");
        Looks.check(page, "otp");
        pressUntilFocused(page, "step-up-another");
        page.keyboard().press("Enter");
        page.waitForSelector("#step-up-choose");
        Looks.check(page, "choose");
        pressUntilFocused(page, "step-up-way-1");
        page.keyboard().press("Enter");
        page.waitForSelector("#recovery-code");
        page.keyboard().type("WRONG");
        page.keyboard().press("Enter");
        page.waitForSelector("#input-error-recovery-code");
        Looks.check(page, "recovery-code-wrong");
        page.keyboard().type(CODES.number(1));
        page.keyboard().press("Enter");

        assertThat(request.tokens(window.callback(request)).access().acr()).isEqualTo("mfa");
    }

    @Test
    void aPersonWithAKeyboardAddsAnApp(KeycloakServer keycloak, BrowserWindow window) {
        var realm = realm(keycloak, "step-up");
        var ben = realm.userWithPassword("ben");
        var request = realm.app("payments").signIn().request();
        Page page = window.open(request).page();
        signIn(page, ben);

        page.waitForSelector("#step-up-choose");
        Looks.check(page, "enrol-choose");
        pressUntilFocused(page, "step-up-way-0");
        page.keyboard().press("Enter");
        page.waitForSelector("#step-up-webauthn-register");
        Looks.check(page, "enrol-webauthn");
        pressUntilFocused(page, "step-up-another");
        page.keyboard().press("Enter");
        page.waitForSelector("#step-up-way-1");
        pressUntilFocused(page, "step-up-way-1");
        page.keyboard().press("Enter");
        page.waitForSelector("#step-up-key");
        Looks.check(page, "enrol-otp");
        OtpDevice device = OtpDevice.ofKey(page.locator("#step-up-key").textContent());
        pressUntilFocused(page, "otp");
        page.keyboard().type("000000");
        page.keyboard().press("Enter");
        page.waitForSelector("#input-error-otp");
        Looks.check(page, "enrol-otp-again");
        pressUntilFocused(page, "otp");
        page.keyboard().type(device.freshCode());
        page.keyboard().press("Enter");

        assertThat(request.tokens(window.callback(request)).access().amr()).contains("otp", "mfa");
    }

    @Test
    void aPersonWithAKeyTouchesIt(KeycloakServer keycloak, BrowserWindow window) {
        var realm = realm(keycloak, "step-up");
        var ben = realm.userWithPassword("ben");
        VirtualKey.in(window);
        var payments = realm.app("payments");
        var first = payments.signIn().request();
        Page page = window.open(first).page();
        signIn(page, ben);
        page.locator("#step-up-way-0").click();
        page.locator("#step-up-webauthn-make").click();
        assertThat(first.tokens(window.callback(first)).access().acr()).isEqualTo("mfa");

        page.context().clearCookies();
        var second = payments.signIn().request();
        window.open(second);
        signIn(page, ben);
        page.waitForSelector("#step-up-webauthn-use");
        Looks.check(page, "webauthn");
        pressUntilFocused(page, "step-up-webauthn-use");
        page.keyboard().press("Enter");

        assertThat(second.tokens(window.callback(second)).access().amr()).contains("swk", "user", "mfa");
    }

    @Test
    void aPersonWithAPasskeyUsesItAfterThePassword(KeycloakServer keycloak, BrowserWindow window) {
        var realm = TestRealm.on(keycloak);
        realm.enable("step-up-passkey-register");
        StepUp.in(realm).policy("""
                policy: 1
                levels:
                  pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
                  phr: { loa: 2, chains: [ [ {password: 10h}, {passkey: 1h} ] ] }
                """);
        realm.set("loginTheme", "step-up");
        var ben = realm.userWithPassword("ben");
        realm.require(ben, "step-up-passkey-register");
        VirtualKey.in(window);
        var payments = realm.app("payments");
        var first = payments.signIn().request();
        Page page = window.open(first).page();
        signIn(page, ben);
        page.waitForSelector("#step-up-webauthn-register");
        Looks.check(page, "enrol-passkey");
        page.locator("#step-up-webauthn-make").click();
        first.tokens(window.callback(first));

        page.context().clearCookies();
        var second = payments.signIn().acr("phr").request();
        window.open(second);
        signIn(page, ben);
        page.waitForSelector("#step-up-webauthn-use");
        Looks.check(page, "passkey");
        pressUntilFocused(page, "step-up-webauthn-use");
        page.keyboard().press("Enter");

        assertThat(second.tokens(window.callback(second)).access().acr()).isEqualTo("phr");
    }

    @Test
    void whoHasProvenNothingIsAskedForThePassword(KeycloakServer keycloak, BrowserWindow window) {
        var realm = TestRealm.on(keycloak);
        realm.bindFlow("name only", "auth-username-form");
        StepUp.in(realm).policy(POLICY);
        realm.set("loginTheme", "step-up");
        var anna = withAppAndCodes(realm);
        var request = realm.app("payments").signIn().request();
        Page page = window.open(request).page();
        page.locator("#username").fill(anna.name());
        page.keyboard().press("Enter");

        page.waitForSelector("#password");
        Looks.check(page, "password");
        page.keyboard().type("wrong");
        page.keyboard().press("Enter");
        page.waitForSelector("#input-error-password");

        assertThat(realm.events("LOGIN_ERROR")
                        .get(0)
                        .path("details")
                        .path("step_up_factor")
                        .asText())
                .isEqualTo("password");
    }

    @Test
    void aDeniedPersonSeesWhatToTellTheHelpDesk(KeycloakServer keycloak, BrowserWindow window) {
        var realm = realm(keycloak, "step-up");
        var anna = withAppAndCodes(realm);
        Page page = window.open(realm.app("closed").signIn().request()).page();
        signIn(page, anna);

        page.waitForSelector("#kc-error-message");
        Looks.check(page, "denied");

        String decision = realm.events("LOGIN_ERROR")
                .get(0)
                .path("details")
                .path("step_up_decision")
                .asText();
        assertThat(page.locator("body").textContent()).contains(decision);
    }

    @Test
    void thePagesWorkInOtherThemesToo(KeycloakServer keycloak, BrowserWindow window) {
        for (String theme : List.of("keycloak.v2", "keycloak", "base")) {
            var realm = realm(keycloak, theme);
            var anna = withAppAndCodes(realm);
            AuthorizationRequest request = realm.app("payments").signIn().request();
            Page page = window.open(request).page();
            signIn(page, anna);
            page.waitForSelector("#otp");
            Looks.picture(page, "theme-" + theme + "-otp");
            page.locator("#step-up-another").click();
            page.waitForSelector("#step-up-choose");
            Looks.picture(page, "theme-" + theme + "-choose");
            page.locator("#step-up-way-1").click();
            page.locator("#recovery-code").fill(CODES.number(1));
            page.keyboard().press("Enter");
            assertThat(request.tokens(window.callback(request)).access().acr())
                    .as(theme)
                    .isEqualTo("mfa");
        }
    }

    @Test
    void thePagesSpeakGerman(KeycloakServer keycloak, BrowserWindow window) {
        var realm = realm(keycloak, "step-up");
        realm.admin()
                .put(
                        "",
                        Map.of(
                                "internationalizationEnabled",
                                true,
                                "supportedLocales",
                                List.of("en", "de"),
                                "defaultLocale",
                                "de"))
                .expect(204);
        var anna = withAppAndCodes(realm);
        var request = realm.app("payments")
                .signIn()
                .with("ui_locales", "de")
                .acr("mfa")
                .request();
        Page page = window.open(request).page();
        signIn(page, anna);
        page.waitForSelector("#otp");
        Looks.check(page, "german-otp");
        assertThat(page.locator("#step-up-why").textContent()).contains("payments verlangt einen stärkeren Nachweis");

        page.locator("#otp").fill(anna.device().freshCode());
        page.keyboard().press("Enter");

        assertThat(request.tokens(window.callback(request)).access().acr()).isEqualTo("mfa");
    }

    private static void signIn(Page page, TestUser user) {
        page.locator("#username").fill(user.name());
        page.locator("#password").fill(user.password());
        page.keyboard().press("Enter");
        page.waitForLoadState();
        page.waitForSelector("#password", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.DETACHED));
    }

    private static void pressUntilFocused(Page page, String id) {
        for (int presses = 0; presses < 20; presses++) {
            if (id.equals(page.evaluate("document.activeElement.id"))) {
                assertThat(page.evaluate(OUTLINED))
                        .as("focus of " + id + " can be seen")
                        .isEqualTo(true);
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("no key leads to " + id);
    }

    private static TestUser withAppAndCodes(TestRealm realm) {
        var app = new TestUser("anna", "", "otp-secret-of-anna").otpCredential();
        return realm.userWith("anna", List.of(CODES.credential(), app));
    }

    private static TestRealm realm(KeycloakServer keycloak, String theme) {
        var realm = TestRealm.on(keycloak);
        StepUp.in(realm).policy(POLICY);
        realm.set("loginTheme", theme);
        return realm;
    }
}
