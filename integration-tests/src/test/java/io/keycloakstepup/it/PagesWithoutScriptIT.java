package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
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

/** Where a factor allows it, a page works without a script; and none of ours needs a script or a style inside the page. */
@WithKeycloak
@WithChromium
final class PagesWithoutScriptIT {

    private static final String POLICY = """
            policy: 1
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
              mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h, recovery-code: 1h} ] ] }
              key: { loa: 3, chains: [ [ {password: 10h}, {webauthn: 1h} ] ] }
            rules:
              - { id: shop, match: { clients: [shop] }, then: { require: mfa, enroll: allow } }
              - { id: key, match: { clients: [key] }, then: { require: key, enroll: allow } }
              - { id: closed, match: { clients: [closed] }, then: { deny: step-up-policy-denied } }
            default: { require: pwd, enroll: allow }
            """;

    private static final RecoveryCodes CODES = RecoveryCodes.of("anna", 6);

    /** Nothing but files of the server itself, and the picture of an app's key. */
    private static final Map<String, String> STRICT = Map.of(
            "contentSecurityPolicy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';"
                    + " connect-src 'self'; form-action *; base-uri 'none'; frame-ancestors 'none'");

    @Test
    void aFactorIsChosenAndACodeGivenWithoutScript(KeycloakServer keycloak, BrowserWindow window) {
        var realm = realm(keycloak);
        var app = new TestUser("anna", "", "otp-secret-of-anna").otpCredential();
        var anna = realm.userWith("anna", List.of(CODES.credential(), app));
        var request = realm.app("shop").signIn().request();
        BrowserWindow plain = window.withoutScripts();
        Page page = signIn(plain, request, anna);

        page.locator("#otp").fill("000000");
        page.locator("#kc-login").click();
        assertThat(page.locator("#input-error-otp").innerText()).isNotBlank();
        page.locator("#step-up-another").click();
        page.locator("button[value=recovery-code]").click();
        page.locator("#recovery-code").fill(CODES.number(1));
        page.locator("#kc-login").click();

        assertThat(request.tokens(plain.callback(request)).access().acr()).isEqualTo("mfa");
    }

    @Test
    void anAppIsAddedByItsKeyWithoutScript(KeycloakServer keycloak, BrowserWindow window) {
        var realm = realm(keycloak);
        var request = realm.app("shop").signIn().request();
        BrowserWindow plain = window.withoutScripts();
        Page page = signIn(plain, request, realm.userWithPassword("ben"));

        page.locator("button[value=otp]").click();
        OtpDevice device = OtpDevice.ofKey(page.locator("#step-up-key").innerText());
        page.locator("#otp").fill(device.freshCode());
        page.locator("#kc-login").click();

        assertThat(request.tokens(plain.callback(request)).access().amr()).contains("otp");
    }

    @Test
    void aKeyThatNeedsAScriptSaysSo(KeycloakServer keycloak, BrowserWindow window) {
        var realm = realm(keycloak);
        BrowserWindow plain = window.withoutScripts();
        Page page = signIn(plain, realm.app("key").signIn().request(), realm.userWithPassword("ben"));

        Looks.picture(page, "without-script-key");
        assertThat(page.locator("noscript p").innerText()).contains("JavaScript");
    }

    @Test
    void noPageNeedsAScriptOrAStyleInsideIt(KeycloakServer keycloak, BrowserWindow window) {
        var realm = realm(keycloak);
        realm.set("browserSecurityHeaders", STRICT);
        VirtualKey.in(window);
        var request = realm.app("key").signIn().request();
        Page page = signIn(window, request, realm.userWithPassword("ben"));
        page.locator("#step-up-webauthn-make").click();
        assertThat(request.tokens(window.callback(request)).access().acr()).isEqualTo("key");

        page.context().clearCookies();
        signIn(window, realm.app("closed").signIn().request(), realm.userWithPassword("dora"));
        page.locator("#step-up-copy").waitFor();
    }

    private static Page signIn(BrowserWindow window, AuthorizationRequest request, TestUser user) {
        Page page = window.open(request).page();
        page.locator("#username").fill(user.name());
        page.locator("#password").fill(user.password());
        page.locator("#kc-login").click();
        return page;
    }

    private static TestRealm realm(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        StepUp.in(realm).policy(POLICY);
        realm.set("loginTheme", "step-up");
        return realm;
    }
}
