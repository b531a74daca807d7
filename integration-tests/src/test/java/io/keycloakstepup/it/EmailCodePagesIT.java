package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.keycloakstepup.it.chromium.BrowserWindow;
import io.keycloakstepup.it.chromium.Looks;
import io.keycloakstepup.it.chromium.WithChromium;
import io.keycloakstepup.it.login.AuthorizationRequest;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The page for a code by e-mail, in a browser. */
@WithKeycloak
@WithChromium
final class EmailCodePagesIT {

    @Test
    void aPersonWithAKeyboardTypesTheCodeOfTheMail(KeycloakServer keycloak, BrowserWindow window) {
        try (var home = EmailCodeRealm.on(keycloak)) {
            home.realm().set("loginTheme", "step-up");
            home.realm().set("emailTheme", "step-up");
            home.realm().setAttribute("step-up.code-seconds-apart", "300");
            AuthorizationRequest request = home.realm().app("payments").signIn().request();
            Page page = open(window, request, home);

            assertThat(page.locator("#email-code").getAttribute("autocomplete")).isEqualTo("one-time-code");
            assertThat(page.locator("#email-code").getAttribute("inputmode")).isEqualTo("numeric");
            page.waitForSelector("#step-up-resend:disabled");
            assertThat(page.locator("#step-up-resend-wait").textContent()).containsPattern("in [0-9]+ s\\.");
            Looks.check(page, "email-code");
            page.keyboard().type("00000000");
            page.keyboard().press("Enter");
            page.waitForSelector("#input-error-email-code");
            Looks.check(page, "email-code-wrong");
            page.evaluate("document.getElementById('step-up-resend').disabled = false");
            page.locator("#step-up-resend").click();
            page.waitForSelector("text=You can ask again in");
            Looks.check(page, "email-code-limited");
            page.locator("#email-code").fill(home.mailbox().code(1));
            page.keyboard().press("Enter");

            assertThat(request.tokens(window.callback(request)).access().acr()).isEqualTo("mfa");
        }
    }

    @Test
    void thePageAndTheMailSpeakGerman(KeycloakServer keycloak, BrowserWindow window) {
        try (var home = EmailCodeRealm.on(keycloak)) {
            home.realm().set("loginTheme", "keycloak.v2");
            home.realm()
                    .setAll(Map.of(
                            "internationalizationEnabled",
                            true,
                            "supportedLocales",
                            List.of("en", "de"),
                            "defaultLocale",
                            "de"));
            AuthorizationRequest request = home.realm()
                    .app("payments")
                    .signIn()
                    .with("ui_locales", "de")
                    .request();
            Page page = open(window, request, home);

            assertThat(page.locator("#step-up-resend").textContent()).contains("Neuen Code senden");
            Looks.picture(page, "email-code-german");
            assertThat(home.mailbox().text(1)).contains("Ihr Code");
        }
    }

    @Test
    void whatCouldNotBeSentIsTold(KeycloakServer keycloak, BrowserWindow window) {
        try (var home = EmailCodeRealm.on(keycloak)) {
            home.realm().set("loginTheme", "step-up");
            home.mailbox().shut();
            Page page = open(window, home.realm().app("payments").signIn().request(), home);

            Looks.check(page, "email-code-not-sent");

            assertThat(page.locator("body").textContent()).contains("could not be sent");
        }
    }

    private static Page open(BrowserWindow window, AuthorizationRequest request, EmailCodeRealm home) {
        Page page = window.open(request).page();
        page.locator("#username").fill(home.anna().name());
        page.locator("#password").fill(home.anna().password());
        page.keyboard().press("Enter");
        page.waitForSelector("#step-up-code-form");
        return page;
    }
}
