package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.chromium.BrowserWindow;
import io.keycloakstepup.it.chromium.WithChromium;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import org.junit.jupiter.api.Test;

/** What a person does with keyboard and screen leads to tokens. */
@WithKeycloak
@WithChromium
final class BrowserLoginIT {

    @Test
    void personSignsInWithPasswordAndCode(KeycloakServer keycloak, BrowserWindow window) {
        var realm = TestRealm.on(keycloak);
        var anna = realm.userWithOtp("anna");
        var request = realm.app("shop").signIn().request();

        var page = window.moveTo("203.0.113.7").open(request).page();
        page.getByLabel("Username").fill(anna.name());
        page.locator("#password").fill(anna.password());
        page.keyboard().press("Enter");
        page.getByLabel("One-time code").fill(anna.device().freshCode());
        page.keyboard().press("Enter");

        var tokens = request.tokens(window.callback(request));
        assertThat(tokens.access().username()).isEqualTo("anna");
    }
}
