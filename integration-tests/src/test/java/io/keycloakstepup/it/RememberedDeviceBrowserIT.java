package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import io.keycloakstepup.it.chromium.BrowserWindow;
import io.keycloakstepup.it.chromium.Looks;
import io.keycloakstepup.it.chromium.WithChromium;
import io.keycloakstepup.it.login.AuthorizationRequest;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In a real browser the box works without a mouse, and the cookie is what it should be. */
@WithKeycloak
@WithChromium
final class RememberedDeviceBrowserIT {

    @Test
    void r10_aPersonWithAKeyboardHasTheDeviceRemembered(KeycloakServer keycloak, BrowserWindow window) {
        var realm = DeviceRealm.on(keycloak);
        realm.realm().set("loginTheme", "step-up");
        var request = realm.shop().signIn().request();
        Page page = open(realm, request, window);
        page.waitForSelector("#rememberDevice");
        Looks.check(page, "remember-device");

        page.locator("#recovery-code").focus();
        page.keyboard().type(DeviceRealm.code(1));
        page.keyboard().press("Tab");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("rememberDevice");
        page.keyboard().press("Space");
        page.keyboard().press("Enter");

        assertThat(request.tokens(window.callback(request)).access().mfaVerified())
                .isTrue();
        Cookie cookie = keepOnlyDeviceCookie(page);
        assertThat(cookie.name).matches("STEP_UP_DEVICE-[0-9a-f]{8}");
        assertThat(cookie.httpOnly).isTrue();
        assertThat(cookie.sameSite).isEqualTo(SameSiteAttribute.LAX);
        assertThat(cookie.path).isEqualTo("/");
        var again = realm.shop().signIn().request();
        open(realm, again, window);
        assertThat(again.tokens(window.callback(again)).access().acr()).isEqualTo("pwd");
    }

    private static Page open(DeviceRealm realm, AuthorizationRequest request, BrowserWindow window) {
        Page page = window.open(request).page();
        page.locator("#username").fill(realm.anna().name());
        page.locator("#password").fill(realm.anna().password());
        page.keyboard().press("Enter");
        return page;
    }

    private static Cookie keepOnlyDeviceCookie(Page page) {
        Cookie kept = page.context().cookies().stream()
                .filter(cookie -> cookie.name.contains("STEP_UP_DEVICE"))
                .findFirst()
                .orElseThrow();
        page.context().clearCookies();
        page.context().addCookies(List.of(kept));
        return kept;
    }
}
