package io.keycloakstepup.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.keycloakstepup.demo.bank.BankServer;
import io.keycloakstepup.demo.realm.DemoRealm;
import io.keycloakstepup.it.chromium.BrowserWindow;
import io.keycloakstepup.it.chromium.VirtualKey;
import io.keycloakstepup.it.chromium.WithChromium;
import io.keycloakstepup.it.http.Json;
import io.keycloakstepup.it.login.OtpDevice;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.realm.DemoRealmFile;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The demo does what its page promises, with the realm file as it is shipped. */
@WithKeycloak
@WithChromium
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DemoIT {

    private final DemoRealm realm = DemoRealm.parse(DemoRealmFile.text());
    private final Map<String, TestUser> users = new HashMap<>();
    private final BankServer bank;

    DemoIT(KeycloakServer keycloak) throws IOException {
        keycloak.admin().post("", Json.parse(DemoRealmFile.text())).expect(201);
        bank = BankServer.start(0, keycloak.url(), realm);
    }

    @AfterAll
    void closeTheBank(KeycloakServer keycloak) {
        bank.stop();
        keycloak.admin().delete("/" + realm.name()).expect(204);
    }

    /** A key that one test adds must not be asked for in the next. */
    @AfterEach
    void takeAwayTheKeysOfAnna(KeycloakServer keycloak) {
        var users = keycloak.admin().below("/" + realm.name() + "/users");
        String anna = users.get("?username=anna&exact=true")
                .expect(200)
                .json()
                .get(0)
                .path("id")
                .asText();
        for (JsonNode credential :
                users.get("/" + anna + "/credentials").expect(200).json()) {
            if (credential.path("type").asText().equals("webauthn")) {
                users.delete("/" + anna + "/credentials/"
                                + credential.path("id").asText())
                        .expect(204);
            }
        }
    }

    @Test
    void balanceNeedsPasswordAndPaymentCodeToo(BrowserWindow window) {
        TestUser anna = user("anna");
        Page page = window.page();
        page.navigate(bank.url().toString());

        click(page, "See balance");
        signIn(page, anna);
        assertThat(notice(page)).containsText("Your balance");
        assertThat(claim(page, "acr")).containsText("pwd");
        assertThat(claim(page, "mfa_verified")).containsText("no");

        click(page, "Pay");
        page.locator("#otp").fill(anna.device().freshCode());
        page.keyboard().press("Enter");
        assertThat(notice(page)).containsText("Paid");
        assertThat(claim(page, "acr")).containsText("mfa");
        assertThat(claim(page, "amr")).containsText("pwd, otp, mfa");
        assertThat(claim(page, "mfa_verified")).containsText("yes");
    }

    @Test
    void everyRequestIsShownTheLatestFirst(BrowserWindow window) {
        Page page = window.page();
        page.navigate(bank.url().toString());

        click(page, "Pay");
        signIn(page, user("anna"));
        page.locator("#otp").fill(user("anna").device().freshCode());
        page.keyboard().press("Enter");

        assertThat(page.locator("summary")).containsText(new String[] {
            "/payment: done",
            "tokens for the code",
            "here is a code",
            "please prove mfa",
            "/payment: refused, mfa wanted",
            "tokens for the code",
            "here is a code",
            "please sign this user in",
            "/payment: refused, a token wanted"
        });
    }

    @Test
    void limitsNeedAKeyWhichCanBeAddedHere(BrowserWindow window) {
        TestUser anna = user("anna");
        VirtualKey.in(window);
        Page page = window.page();
        page.navigate(bank.url().toString());
        click(page, "Pay");
        signIn(page, anna);
        page.locator("#otp").fill(anna.device().freshCode());
        page.keyboard().press("Enter");

        click(page, "Add a key");
        page.locator("#step-up-webauthn-make").click();
        assertThat(notice(page)).containsText("You have a key now.");
        assertThat(claim(page, "acr")).containsText("mfa");

        click(page, "Raise");
        page.locator("#step-up-webauthn-use").click();
        assertThat(notice(page)).containsText("Your daily limit");
        assertThat(claim(page, "acr")).containsText("phr");
        assertThat(claim(page, "amr")).containsText("user");
    }

    @Test
    void whoMayEnrolPaysWithTheFactorSetUpOnTheWay(BrowserWindow window) {
        Page page = window.page();
        page.navigate(bank.url().toString());

        click(page, "Pay");
        signIn(page, user("clara"));
        click(page, "Authenticator app");
        page.locator("#otp")
                .fill(OtpDevice.ofKey(page.locator("#step-up-key").innerText()).freshCode());
        page.keyboard().press("Enter");

        assertThat(notice(page)).containsText("Paid");
        assertThat(claim(page, "amr")).containsText("pwd, otp, mfa");
    }

    @Test
    void ruleDeniesWhoHasClosedTheAccount(BrowserWindow window) {
        Page page = window.page();
        page.navigate(bank.url().toString());

        click(page, "See balance");
        signIn(page, user("dora"));

        assertThat(page.locator("body")).containsText("This account has been closed.");
        page.locator("#step-up-return-button").click();
        assertThat(notice(page)).containsText("access_denied");
        assertThat(page.getByText("Nobody is signed in")).isVisible();
    }

    @Test
    void clientsOfTheDemoSayThatTheyAreForItAlone() {
        assertThat(Json.parse(DemoRealmFile.text()).path("clients"))
                .extracting(client -> client.path("description").asText())
                .isNotEmpty()
                .allSatisfy(description -> assertThat(description).startsWith("Demo only: "));
    }

    @Test
    void apiTellsNothingToWhoHasNoToken() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(bank.apiUrl().resolve("/limits"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();

        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    }

    @Test
    void whoHasNoSecondFactorCannotPay(BrowserWindow window) {
        Page page = window.page();
        page.navigate(bank.url().toString());

        click(page, "Pay");
        signIn(page, user("ben"));

        assertThat(notice(page)).containsText("unmet_authentication_requirements");
        assertThat(claim(page, "acr")).containsText("pwd");
    }

    @Test
    void fileHoldsWhatInstallWouldMake(KeycloakServer keycloak) {
        var answer = keycloak.admin()
                .below("/" + realm.name())
                .post("/step-up/install", Map.of("bind", true))
                .expect(200)
                .json();

        // At an import Keycloak makes its own clients before the file's scopes, so those lack ours.
        assertThat(answer.path("created"))
                .extracting(JsonNode::asText)
                .containsExactly("client scope step-up of existing clients");
        assertThat(answer.path("unchanged")).isNotEmpty();
    }

    /** Each user once: a device must know which of its codes it has shown. */
    private TestUser user(String name) {
        return users.computeIfAbsent(name, this::read);
    }

    private TestUser read(String name) {
        return realm.users().stream()
                .filter(user -> user.name().equals(name))
                .map(user ->
                        new TestUser(name, user.password(), user.otpSecret().orElse("none")))
                .findFirst()
                .orElseThrow();
    }

    private static void click(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .click();
    }

    private static void signIn(Page page, TestUser user) {
        page.locator("#username").fill(user.name());
        page.locator("#password").fill(user.password());
        page.keyboard().press("Enter");
    }

    private static Locator notice(Page page) {
        return page.getByRole(AriaRole.STATUS);
    }

    private static Locator claim(Page page, String name) {
        return page.getByRole(AriaRole.ROW, new Page.GetByRoleOptions().setName(name));
    }
}
