package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.keycloakstepup.it.chromium.BrowserWindow;
import io.keycloakstepup.it.chromium.Controls;
import io.keycloakstepup.it.chromium.Looks;
import io.keycloakstepup.it.chromium.WithChromium;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import io.keycloakstepup.it.tour.Stop;
import io.keycloakstepup.it.tour.TourRealm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every page that people can see, fresh and with what went wrong, is open to everybody: WCAG 2.2 AA by axe-core, by
 * keyboard alone, on wide and narrow screens, by day and by night, in every language.
 */
@WithKeycloak
@WithChromium
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PageTourIT {

    /** Pages that are themselves again when they are loaded once more; messages and keys are shown once. */
    static final String ONCE = ".*_(WRONG|REFUSED|USED|OFTEN|KNOWN)|ADD_APP";

    /** What our part of a page must not have; the frame around it is Keycloak's. */
    private static final String INLINE = """
            () => [...document.querySelectorAll(".pf-v5-c-login__main-body, .pf-v5-c-login__main-body *")]
              .filter(one => one.matches("style, script:not([src])")
                || [...one.attributes].some(each => each.name === "style" || each.name.startsWith("on")))
              .map(one => one.outerHTML)
            """;

    private final TourRealm realm;

    PageTourIT(KeycloakServer keycloak) {
        realm = TourRealm.on(keycloak);
    }

    @ParameterizedTest
    @EnumSource(Stop.class)
    void everyPageIsOpenToEverybody(Stop stop, BrowserWindow window) {
        Page page = stop.reach(realm, window, "en");

        assertThat(page.locator("html").getAttribute("lang")).isEqualTo("en");
        assertThat(page.evaluate(INLINE)).isEqualTo(List.of());
        lookAt(page, stop.label());
    }

    /** It is Keycloak's page with our passkey in it. */
    @Test
    void signingInWithAPasskeyIsOpenToEverybody(KeycloakServer keycloak, BrowserWindow window) {
        TestRealm passkeys = TestRealm.on(keycloak);
        passkeys.bindFlow("with passkeys", "step-up-sign-in");
        StepUp.in(passkeys);
        passkeys.setAll(Map.of(
                "webAuthnPolicyPasswordlessPasskeysEnabled",
                true,
                "loginTheme",
                "step-up",
                "resetPasswordAllowed",
                true));
        Page page = window.open(passkeys.app("shop").signIn().request()).page();
        page.waitForSelector("#username");
        lookAt(page, "sign-in");

        page.locator("#username").fill("nobody");
        page.locator("#password").fill("wrong");
        page.keyboard().press("Enter");
        page.waitForSelector("#input-error-username");
        lookAt(page, "sign-in-wrong");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = ONCE)
    void everyPageSpeaksEveryLanguage(Stop stop, BrowserWindow window) {
        Page page = stop.reach(realm, window, "en");
        String english = page.locator("h1").innerText();

        for (String language : List.of("de", "fr", "es", "ja")) {
            Locator menu = page.locator("#login-select-toggle");
            menu.selectOption(
                    menu.locator("option[value*='kc_locale=" + language + "']").getAttribute("value"));
            page.waitForSelector("html[lang='" + language + "']");
            Looks.checkNarrow(page, "tour/" + stop.label() + "-" + language);
            assertThat(page.locator("h1").innerText()).isNotEqualTo(english);
        }
    }

    /** What can be read once only, and what is long. */
    @ParameterizedTest
    @CsvSource({
        "ADD_APP, de", "ADD_APP, fr", "ADD_APP, es", "ADD_APP, ja",
        "OTP_TOO_OFTEN, de", "OTP_TOO_OFTEN, fr", "OTP_TOO_OFTEN, es", "OTP_TOO_OFTEN, ja",
        "KEY_NOT_USED, de", "KEY_NOT_USED, fr", "KEY_NOT_USED, es", "KEY_NOT_USED, ja"
    })
    void whatIsShownOnceSpeaksTheLanguageThatTheApplicationAskedFor(Stop stop, String language, BrowserWindow window) {
        Page page = stop.reach(realm, window, language);
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language);
        Looks.checkNarrow(page, "tour/" + stop.label() + "-" + language);
    }

    private static void lookAt(Page page, String name) {
        Looks.check(page, "tour/" + name);
        for (int width : List.of(1280, 390)) {
            page.setViewportSize(width, 844);
            assertThat(Controls.faultsOf(page)).as(name + " at " + width).isEmpty();
        }
    }
}
