package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.keycloakstepup.it.chromium.BrowserWindow;
import io.keycloakstepup.it.chromium.Looks;
import io.keycloakstepup.it.chromium.WithChromium;
import io.keycloakstepup.it.login.App;
import io.keycloakstepup.it.login.AuthorizationRequest;
import io.keycloakstepup.it.login.RecoveryCodes;
import io.keycloakstepup.it.login.SoftwareKey;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In a real browser a user says, without a mouse, what to be asked for first. */
@WithKeycloak
@WithChromium
final class FirstChoiceBrowserIT {

    private static final String POLICY = """
            policy: 1
            levels:
              mfa: { loa: 2, chains: [ [ {password: 10h}, {webauthn: 1h, otp: 1h, recovery-code: 1h} ] ] }
            """;

    @Test
    void aPersonWithAKeyboardSaysWhatToBeAskedFirst(KeycloakServer keycloak, BrowserWindow window) {
        var realm = TestRealm.on(keycloak);
        StepUp.in(realm).policy(POLICY);
        realm.set("loginTheme", "step-up");
        var codes = RecoveryCodes.of("anna", 6).credential();
        var phone = new TestUser("anna", "", "otp-secret-of-anna").otpCredential();
        var key = SoftwareKey.deviceBound().credential("webauthn");
        TestUser anna = realm.userWith("anna", List.of(codes, phone, key));
        App shop = realm.app("shop");
        var request = shop.signIn().request();
        Page page = open(anna, request, window);

        page.locator("#step-up-another").click();
        page.waitForSelector("#stepUpFirst");
        assertThat(page.locator("button[name=stepUpChoice]").allInnerTexts())
                .containsExactly("Security key", "Authenticator app", "Recovery code");
        Looks.check(page, "choose-first");
        page.locator("#stepUpFirst").focus();
        page.keyboard().press("Space");
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        page.waitForSelector("#otp");
        page.locator("#otp").fill(anna.device().freshCode());
        page.keyboard().press("Enter");
        assertThat(request.tokens(window.callback(request)).access().acr()).isEqualTo("mfa");

        page.context().clearCookies();
        Page again = open(anna, shop.signIn().request(), window);

        again.waitForSelector("#otp");
    }

    private static Page open(TestUser user, AuthorizationRequest request, BrowserWindow window) {
        Page page = window.open(request).page();
        page.locator("#username").fill(user.name());
        page.locator("#password").fill(user.password());
        page.keyboard().press("Enter");
        return page;
    }
}
