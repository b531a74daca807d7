package io.keycloakstepup.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.keycloakstepup.it.chromium.BrowserWindow;
import io.keycloakstepup.it.chromium.WithChromium;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page where a policy is edited, signed in with the session of Keycloak's own console. */
@WithKeycloak
@WithChromium
final class ConsoleIT {

    private static final String POLICY = """
            policy: 1
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
            """;

    @Test
    void anAdministratorSeesAnErrorAtItsLineAndSavesWhatIsRight(KeycloakServer keycloak, BrowserWindow window) {
        var realm = TestRealm.on(keycloak);
        var stepUp = StepUp.in(realm).policy(POLICY);
        Page page = window.page();
        signInToKeycloaksConsole(page, keycloak);
        page.navigate(keycloak.url() + "/realms/" + realm.name() + "/step-up-console");
        assertThat(page.locator("#policy")).hasValue(POLICY);

        page.locator("#policy").fill(POLICY + "sevels: {}\n");
        page.locator("#save").click();
        assertThat(page.locator("#error-list")).containsText(Pattern.compile("4"));
        assertThat(stepUp.storedPolicy()).isEqualTo(POLICY);

        page.locator("#policy").fill(POLICY + "# mine\n");
        page.locator("#save").click();
        assertThat(page.locator("#status")).hasText("Saved.");
        assertThat(stepUp.storedPolicy()).endsWith("# mine\n");
    }

    private static void signInToKeycloaksConsole(Page page, KeycloakServer keycloak) {
        page.navigate(keycloak.url() + "/admin/master/console/");
        page.locator("#username").fill(KeycloakServer.ADMIN_NAME);
        page.locator("#password").fill(KeycloakServer.ADMIN_PASSWORD);
        page.locator("#kc-login").click();
        page.waitForURL(Pattern.compile(".*/admin/master/console/.*"));
    }
}
