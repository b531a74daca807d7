package io.keycloakstepup.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.keycloakstepup.demo.bank.BankServer;
import io.keycloakstepup.demo.realm.DemoRealm;
import io.keycloakstepup.it.admin.AdminClient;
import io.keycloakstepup.it.chromium.BrowserWindow;
import io.keycloakstepup.it.chromium.WithChromium;
import io.keycloakstepup.it.http.Json;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.realm.DemoRealmFile;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import io.keycloakstepup.it.tour.Stop;
import io.keycloakstepup.it.tour.TourRealm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Takes the pictures of the documentation anew, from the things themselves: {@code mvn -Ppictures}. */
@WithKeycloak
@WithChromium
@Tag("pictures")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PicturesIT {

    private static final Path IMAGES = Path.of("..", "docs", "images");

    private final DemoRealm demo = DemoRealm.parse(DemoRealmFile.text());
    private final KeycloakServer keycloak;
    private final BankServer bank;

    PicturesIT(KeycloakServer keycloak) throws IOException {
        this.keycloak = keycloak;
        keycloak.admin().post("", Json.parse(DemoRealmFile.text())).expect(201);
        bank = BankServer.start(0, keycloak.url(), demo);
    }

    @AfterAll
    void closeTheBank() {
        bank.stop();
        keycloak.admin().delete("/" + demo.name()).expect(204);
    }

    @Test
    void theBankAfterAPayment(BrowserWindow window) {
        TestUser anna = demo.users().stream()
                .filter(user -> user.name().equals("anna"))
                .map(user ->
                        new TestUser("anna", user.password(), user.otpSecret().orElseThrow()))
                .findFirst()
                .orElseThrow();
        Page page = window.page();
        page.navigate(bank.url().toString());
        click(page, "See balance");
        page.locator("#username").fill(anna.name());
        page.locator("#password").fill(anna.password());
        page.keyboard().press("Enter");
        click(page, "Pay");
        page.locator("#otp").fill(anna.device().freshCode());
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Paid");

        take(page, "demo-bank", 880);
    }

    @Test
    void theFlowAndThePolicyInTheConsoles(BrowserWindow window) {
        Page page = signInToTheConsole(window);
        page.navigate("%s/admin/master/console/#/%s/authentication".formatted(keycloak.url(), demo.name()));
        page.getByText("step-up browser", new Page.GetByTextOptions().setExact(true))
                .click();
        assertThat(page.getByText("Step-up: gate")).isVisible();
        take(page, "flow", 1030);

        page.navigate("%s/realms/%s/step-up-console".formatted(keycloak.url(), demo.name()));
        page.locator("#ask").click();
        assertThat(page.locator("#answer table")).isVisible();
        take(page, "policy-page", 960);
    }

    @Test
    void thePagesThatUsersSee(BrowserWindow window) {
        TourRealm realm = TourRealm.on(keycloak);
        takeCard(Stop.OTP_TO_BE_REMEMBERED.reach(realm, window, "en"), "page-code", ColorScheme.LIGHT);
        window.page().context().clearCookies();
        takeCard(Stop.CHOICE.reach(realm, window, "en"), "page-choice", ColorScheme.DARK);
    }

    /** As somebody who is here to stay: the first administrator is reminded of being temporary on every page. */
    private Page signInToTheConsole(BrowserWindow window) {
        TestUser helen = new TestUser("helen", "password-of-helen", "");
        AdminClient master = keycloak.admin().below("/master");
        String id = master.create(
                "/users",
                Map.of(
                        "username",
                        helen.name(),
                        "enabled",
                        true,
                        "email",
                        "helen@example.com",
                        "firstName",
                        "Helen",
                        "lastName",
                        "Admin",
                        "credentials",
                        List.of(Map.of("type", "password", "value", helen.password()))));
        master.post("/users/" + id + "/role-mappings/realm", List.of(master.read("/roles/admin")))
                .expect(204);
        Page page = window.page();
        page.setViewportSize(1280, 1030);
        page.navigate(keycloak.url() + "/admin/master/console/");
        page.locator("#username").fill(helen.name());
        page.locator("#password").fill(helen.password());
        page.keyboard().press("Enter");
        page.waitForURL("**/admin/master/console/**");
        return page;
    }

    private static void click(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .click();
    }

    private static void take(Page page, String name, int height) {
        page.setViewportSize(1280, height);
        page.mouse().move(0, 0);
        page.screenshot(new Page.ScreenshotOptions().setPath(IMAGES.resolve(name + ".png")));
    }

    private static void takeCard(Page page, String name, ColorScheme scheme) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.setViewportSize(640, 900);
        page.locator("main").screenshot(new Locator.ScreenshotOptions().setPath(IMAGES.resolve(name + ".png")));
    }
}
