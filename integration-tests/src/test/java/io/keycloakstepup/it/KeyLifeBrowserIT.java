package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.keycloakstepup.it.chromium.BrowserWindow;
import io.keycloakstepup.it.chromium.Looks;
import io.keycloakstepup.it.chromium.VirtualKey;
import io.keycloakstepup.it.chromium.WithChromium;
import io.keycloakstepup.it.login.AuthorizationRequest;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The life of a key in a real browser: registered, used, removed. */
@WithKeycloak
@WithChromium
final class KeyLifeBrowserIT {

    private static final String POLICY = """
            policy: 1
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
              mfa: { loa: 2, chains: [ [ {password: 10h}, {webauthn: 1h} ], [ {passkey: 1h} ] ] }
            default: { require: pwd }
            """;

    @ParameterizedTest
    @CsvSource({"webauthn, webauthn", "passkey, webauthn-passwordless"})
    void aPersonRegistersUsesAndRemovesAKey(String factor, String type, KeycloakServer keycloak, BrowserWindow window) {
        var realm = realm(keycloak);
        var anna = realm.userWithPassword("anna");
        realm.require(anna, "step-up-" + factor + "-register");
        VirtualKey.in(window);
        var shop = realm.app("shop");

        var first = shop.signIn().request();
        Page page = open(window, first, anna);
        page.waitForSelector("#step-up-webauthn-register");
        Looks.check(page, "life-register-" + factor);
        page.locator("#step-up-webauthn-make").click();
        first.tokens(window.callback(first));
        assertThat(realm.labels(anna, type)).hasSize(1);

        page.context().clearCookies();
        var second = realm.app("bank").signIn().acr("mfa").request();
        open(window, second, anna);
        page.waitForSelector("#step-up-webauthn-use");
        Looks.check(page, "life-use-" + factor);
        page.locator("#step-up-webauthn-use").click();
        assertThat(second.tokens(window.callback(second)).access().amr()).contains("swk", "user", "mfa");

        var third = shop.signIn()
                .with("kc_action", "delete_credential:" + realm.credentialId(anna, type))
                .request();
        window.open(third).page().locator("#kc-accept").click();
        window.callback(third);
        assertThat(realm.labels(anna, type)).isEmpty();
    }

    private static Page open(BrowserWindow window, AuthorizationRequest request, TestUser user) {
        Page page = window.open(request).page();
        page.locator("#username").fill(user.name());
        page.locator("#password").fill(user.password());
        page.keyboard().press("Enter");
        return page;
    }

    private static TestRealm realm(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        realm.set("loginTheme", "step-up");
        realm.enable("step-up-webauthn-register", "step-up-passkey-register");
        realm.enableAction("delete_credential");
        StepUp.in(realm).policy(POLICY);
        return realm;
    }
}
