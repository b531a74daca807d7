package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.keycloakstepup.it.chromium.BrowserWindow;
import io.keycloakstepup.it.chromium.VirtualKey;
import io.keycloakstepup.it.chromium.WithChromium;
import io.keycloakstepup.it.login.AuthorizationRequest;
import io.keycloakstepup.it.login.Claims;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a person does with a key in a real browser leads to tokens. */
@WithKeycloak
@WithChromium
final class WebAuthnBrowserIT {

    private static final String POLICY = """
            policy: 1
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ], [ {passkey: 10h} ] ] }
              mfa: { loa: 2, chains: [ [ {password: 10h}, {webauthn: 1h} ], [ {passkey: 1h} ] ] }
            default: { require: pwd }
            """;

    @Test
    void aSecurityKeyIsRegisteredAndUsed(KeycloakServer keycloak, BrowserWindow window) {
        var realm = realm(keycloak);
        var anna = realm.userWithPassword("anna");
        realm.require(anna, "step-up-webauthn-register");
        VirtualKey.in(window);

        register(window, realm.app("shop").signIn().request(), anna);

        var request = realm.app("bank").signIn().acr("mfa").request();
        password(window.open(request).page(), anna);
        useKey(window.page());
        Claims claims = request.tokens(window.callback(request)).access();
        assertThat(claims.acr()).isEqualTo("mfa");
        assertThat(claims.amr()).containsExactlyInAnyOrder("pwd", "swk", "user", "mfa");
    }

    @Test
    void aPasskeySignsInFromTheFieldOfTheName(KeycloakServer keycloak, BrowserWindow window) {
        var realm = realm(keycloak);
        var anna = realm.userWithPassword("anna");
        realm.require(anna, "step-up-passkey-register");
        VirtualKey.in(window);
        register(window, realm.app("shop").signIn().request(), anna);
        window.page().context().clearCookies();

        var request = realm.app("bank").signIn().acr("mfa").request();
        window.open(request);

        Claims claims = request.tokens(window.callback(request)).access();
        assertThat(claims.username()).isEqualTo("anna");
        assertThat(claims.amr()).containsExactlyInAnyOrder("swk", "user", "mfa");
    }

    @Test
    void aPasskeyThatDoesNotRecogniseItsUserSignsNobodyIn(KeycloakServer keycloak, BrowserWindow window) {
        var realm = realm(keycloak);
        var anna = realm.userWithPassword("anna");
        realm.require(anna, "step-up-passkey-register");
        var key = VirtualKey.in(window);
        register(window, realm.app("shop").signIn().request(), anna);
        key.recognises(false);

        var request = realm.app("bank").signIn().acr("mfa").request();
        var page = window.open(request).page();
        password(page, anna);
        useKey(page);
        page.locator("#step-up-webauthn-failed").waitFor();

        key.recognises(true);
        useKey(page);
        assertThat(request.tokens(window.callback(request)).access().acr()).isEqualTo("mfa");
    }

    @Test
    void ofTwoKeysTheOneAtHandCountsUntilItIsRemoved(KeycloakServer keycloak, BrowserWindow window) {
        var realm = realm(keycloak);
        var anna = realm.userWithPassword("anna");
        var shop = realm.app("shop");
        var bank = realm.app("bank");
        var first = VirtualKey.in(window);
        realm.require(anna, "step-up-webauthn-register");
        register(window, shop.signIn().request(), anna);
        first.lose();
        window.page().context().clearCookies();
        VirtualKey.in(window);
        realm.require(anna, "step-up-webauthn-register");
        register(window, shop.signIn().request(), anna);
        assertThat(realm.labels(anna, "webauthn")).containsExactly("this device", "this device (2)");

        Claims claims = withKey(window, bank.signIn().acr("mfa").request(), anna);
        assertThat(claims.acr()).isEqualTo("mfa");

        realm.removeCredentialCalled(anna, "this device (2)");
        window.page().context().clearCookies();
        var page = window.open(bank.signIn().acr("mfa").request()).page();
        password(page, anna);
        useKey(page);
        page.locator("#step-up-webauthn-failed").waitFor();
    }

    private static TestRealm realm(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        realm.bindFlow("with passkeys", "step-up-sign-in");
        realm.enable("step-up-webauthn-register", "step-up-passkey-register");
        StepUp.in(realm).policy(POLICY);
        realm.setAll(Map.of("webAuthnPolicyPasswordlessPasskeysEnabled", true));
        return realm;
    }

    /** Signs in with the password, and registers the key that the sign-in then asks for. */
    private static void register(BrowserWindow window, AuthorizationRequest request, TestUser user) {
        Page page = window.open(request).page();
        password(page, user);
        page.locator("#label").fill("this device");
        page.keyboard().press("Enter");
        request.tokens(window.callback(request));
    }

    private static Claims withKey(BrowserWindow window, AuthorizationRequest request, TestUser user) {
        Page page = window.open(request).page();
        if (page.locator("#username").isVisible()) {
            password(page, user);
        }
        useKey(page);
        return request.tokens(window.callback(request)).access();
    }

    private static void password(Page page, TestUser user) {
        page.locator("#username").fill(user.name());
        page.locator("#password").fill(user.password());
        page.keyboard().press("Enter");
    }

    /** By keyboard alone: the button has the focus. */
    private static void useKey(Page page) {
        page.locator("#step-up-webauthn-use:focus").waitFor();
        page.keyboard().press("Enter");
    }
}
