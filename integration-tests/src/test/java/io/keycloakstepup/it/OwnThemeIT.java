package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.keycloakstepup.it.chromium.BrowserWindow;
import io.keycloakstepup.it.chromium.Looks;
import io.keycloakstepup.it.chromium.WithChromium;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A theme that somebody else made changes colours, logo and texts of our pages with files alone, and adds a language. */
@WithKeycloak
@WithChromium
final class OwnThemeIT {

    private static final String POLICY = """
            policy: 1
            levels:
              mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h} ] ] }
            default: { require: mfa }
            """;

    @Test
    void aThemeOfTheirOwnInheritsThePages(KeycloakServer keycloak, BrowserWindow window) {
        var realm = realm(keycloak);
        Page page = codePage(realm, window, "en");

        Looks.check(page, "own-theme");

        assertThat(page.locator("h1").innerText()).isEqualTo("Your Acme code, please");
        assertThat(page.locator("#kc-login").evaluate("one => getComputedStyle(one).backgroundColor"))
                .isEqualTo("rgb(122, 31, 92)");
        assertThat(page.evaluate("getComputedStyle(document.querySelector('.kc-logo-text')).backgroundImage"))
                .asString()
                .contains("/acme/img/acme.svg");
        assertThat(page.locator(".step-up-account").evaluate("one => getComputedStyle(one).overflowWrap"))
                .as("our own style sheet is still there")
                .isEqualTo("anywhere");
    }

    @Test
    void aLanguageIsAddedByFilesAndByTheConsole(KeycloakServer keycloak, BrowserWindow window) {
        var realm = realm(keycloak);
        realm.admin()
                .send("PUT", "/localization/it/step-up-continue", "text/plain", "Avanti")
                .expect(204);
        Page page = codePage(realm, window, "it");

        assertThat(page.locator("html").getAttribute("lang")).isEqualTo("it");
        assertThat(page.locator("h1").innerText()).isEqualTo("Inserisca il codice Acme");
        assertThat(page.locator("#kc-login").innerText()).isEqualTo("Avanti");
        assertThat(page.locator("#otp-hint").innerText())
                .as("what nobody translated")
                .contains("authenticator app");
    }

    private static Page codePage(TestRealm realm, BrowserWindow window, String language) {
        TestUser anna = realm.userWithOtp("anna");
        var request = realm.app("shop").signIn().with("ui_locales", language).request();
        Page page = window.open(request).page();
        page.locator("#username").fill(anna.name());
        page.locator("#password").fill(anna.password());
        page.keyboard().press("Enter");
        page.waitForSelector("#otp");
        return page;
    }

    private static TestRealm realm(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        StepUp.in(realm).policy(POLICY);
        realm.setAll(Map.of(
                "loginTheme",
                "acme",
                "displayNameHtml",
                "<div class=\"kc-logo-text\"><span>Acme</span></div>",
                "internationalizationEnabled",
                true,
                "supportedLocales",
                List.of("en", "it"),
                "defaultLocale",
                "en"));
        return realm;
    }
}
