package io.keycloakstepup.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.keycloakstepup.it.chromium.BrowserWindow;
import io.keycloakstepup.it.chromium.Looks;
import io.keycloakstepup.it.chromium.VirtualKey;
import io.keycloakstepup.it.chromium.WithChromium;
import io.keycloakstepup.it.http.Answer;
import io.keycloakstepup.it.http.Http;
import io.keycloakstepup.it.http.Json;
import io.keycloakstepup.it.login.OtpDevice;
import io.keycloakstepup.it.login.ProofKey;
import io.keycloakstepup.it.realm.DemoPayments;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The page that signs its users in over REST, in a real browser, with the realm file as the demo offers it. */
@WithKeycloak
@WithChromium
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PayIT {

    private final DemoPayments demo;

    PayIT(KeycloakServer keycloak) throws IOException {
        demo = DemoPayments.on(keycloak);
    }

    @AfterAll
    void end() throws IOException {
        demo.close();
    }

    @Test
    void aPaymentIsRefusedAndPassesWithTheCodeOfAnApp(BrowserWindow window) {
        Page page = open(window);
        List<String> complaints = complaintsOf(page);
        Looks.check(page, "pay-sign-in");
        signIn(page, "anna", "wrong");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("do not belong together");
        signIn(page, "anna", demo.password("anna"));
        assertThat(status(page)).containsText("Welcome, anna");
        assertThat(page.locator(".claims")).containsText("pwd");

        pay(page, "5000");
        assertThat(page.locator(".operation")).containsText("CHF\u00a05,000.00 to Ada");
        password(page, demo.password("anna"));
        assertThat(page.locator(".choices button")).hasCount(2);
        assertThat(page.locator(".why")).hasText("For this you need a second proof beside your password.");
        Looks.check(page, "pay-choice");
        click(page, "A code from your authenticator app");
        proof(page, "000000");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("not right");
        Looks.checkNarrow(page, "pay-code");
        proof(page, demo.device("anna").freshCode());

        assertThat(status(page)).containsText("Paid: CHF\u00a05,000.00 to Ada");
        assertThat(page.locator(".claims")).containsText("pwd, otp, mfa");
        assertThat(page.locator("summary")).containsText(new String[] {
            "200 POST /api/payments",
            "200 POST /protocol/openid-connect/token",
            "200 POST /step-up/authn/factors/otp/verify",
            "403 POST /step-up/authn/factors/otp/verify",
            "202 POST /step-up/authn/factors/otp/verify",
            "202 POST /step-up/authn/factors/password/verify",
            "202 POST /step-up/authn/factors/password/verify",
            "202 POST /step-up/authn",
            "401 POST /api/payments",
            "200 POST /protocol/openid-connect/token",
            "200 POST /step-up/authn",
            "401 POST /step-up/authn"
        });
        page.locator("summary").nth(8).click();
        assertThat(page.locator("details[open]")).containsText("Authorization: DPoP eyJ");
        assertThat(page.locator("details[open]")).containsText("\"code\": \"insufficient_user_authentication\"");
        Looks.check(page, "pay-paid");
        assertThat(page.locator("#journal").textContent()).doesNotContain(demo.password("anna"));
        assertThat(complaints).isEmpty();

        click(page, "Sign out");
        assertThat(status(page)).containsText("You are signed out");
    }

    @Test
    void aKeyThatIsSetUpOnTheWayApprovesTheNextPaymentToo(BrowserWindow window) {
        VirtualKey.in(window);
        Page page = open(window);
        signIn(page, "clara", demo.password("clara"));

        pay(page, "5000");
        password(page, demo.password("clara"));
        click(page, "Set up a security key");
        Looks.checkNarrow(page, "pay-new-key");
        click(page, "Make the key");
        assertThat(status(page)).containsText("Paid: CHF\u00a05,000.00 to Ada");
        pay(page, "7000.50");
        password(page, demo.password("clara"));
        click(page, "Your security key");
        Looks.checkNarrow(page, "pay-key");
        click(page, "Use the key");

        assertThat(status(page)).containsText("Paid: CHF\u00a07,000.50 to Ada");
        assertThat(page.locator(".claims")).containsText("mfa");
    }

    @Test
    void aCodeByMailApprovesAPayment(BrowserWindow window) {
        Page page = open(window);
        signIn(page, "anna", demo.password("anna"));

        pay(page, "200");
        password(page, demo.password("anna"));
        click(page, "A code by mail");
        assertThat(page.getByLabel("Code")).isVisible();
        String mailed = demo.mailedCode();
        Page mailbox = window.page().context().newPage();
        mailbox.navigate(demo.url() + "/mail");
        assertThat(mailbox.locator("article").first()).containsText(mailed);
        Looks.checkNarrow(mailbox, "pay-mail");
        mailbox.close();
        proof(page, mailed);

        assertThat(status(page)).containsText("Paid: CHF\u00a0200.00 to Ada");
    }

    @Test
    void anAppThatIsSetUpOnTheWayApprovesAPayment(BrowserWindow window) {
        demo.addUser("emil", "password-of-emil");
        Page page = open(window);
        signIn(page, "emil", "password-of-emil");

        pay(page, "5000");
        password(page, "password-of-emil");
        click(page, "Set up an authenticator app");
        Looks.check(page, "pay-new-app");
        proof(page, OtpDevice.ofKey(page.locator(".device code").innerText()).freshCode());

        assertThat(status(page)).containsText("Paid: CHF\u00a05,000.00 to Ada");
    }

    @Test
    void whoMayNotIsToldSoAndWhoCancelsPaysNothing(BrowserWindow window) {
        Page page = open(window);
        signIn(page, "dora", demo.password("dora"));
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("does not allow this");

        signIn(page, "anna", demo.password("anna"));
        pay(page, "20");
        assertThat(status(page)).containsText("Paid: CHF\u00a020.00 to Ada");
        pay(page, "100");
        click(page, "Cancel");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("You cancelled it.");
        assertThat(page.locator("summary").first()).containsText("204 POST /step-up/authn/cancel");
    }

    @Test
    void whoseSessionHasEndedSignsInAgainOnTheSamePage(BrowserWindow window) {
        demo.addUser("fay", "password-of-fay");
        Page page = open(window);
        signIn(page, "fay", "password-of-fay");
        assertThat(status(page)).containsText("Welcome, fay");

        demo.endSessions("fay");
        pay(page, "5000");

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Your session has ended. Sign in again.");
        assertThat(page.getByLabel("Password")).isVisible();
    }

    @Test
    void whatFailsIsSaid(BrowserWindow window) {
        Page page = open(window);
        page.route(
                "**/step-up/authn",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setHeaders(Map.of("Access-Control-Allow-Origin", "*"))
                        .setBody("<html>")));
        signIn(page, "anna", "wrong");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("cannot be read");
        page.unroute("**/step-up/authn");
        page.route("**/step-up/authn", Route::abort);
        signIn(page, "anna", "wrong");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Nobody answers at http");
        page.route("**/settings.json", Route::abort);
        page.reload();

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("This page cannot go on");
    }

    @Test
    void theApiTakesNoTokenWithoutTheProofOfItsKey(BrowserWindow window) {
        Page page = open(window);
        List<Map<String, String>> calls = new ArrayList<>();
        page.onRequest(request -> {
            if (request.url().endsWith("/api/payments")) {
                calls.add(request.headers());
            }
        });
        signIn(page, "anna", demo.password("anna"));
        pay(page, "20");
        assertThat(status(page)).containsText("Paid");
        Map<String, String> own = calls.get(0);
        String token = Objects.requireNonNull(own.get("authorization")).substring("DPoP ".length());
        String proof = Objects.requireNonNull(own.get("dpop"));
        URI balance = URI.create(demo.url() + "/api/balance");

        assertThat(get(balance, Map.of("Authorization", "Bearer " + token)).status())
                .isEqualTo(401);
        assertThat(get(balance, Map.of("Authorization", "DPoP " + token, "DPoP", proof))
                        .status())
                .isEqualTo(401);
        String stranger = new ProofKey().proof("GET", balance, token);
        assertThat(get(balance, Map.of("Authorization", "DPoP " + token, "DPoP", stranger))
                        .status())
                .isEqualTo(401);
        JsonNode nobody = get(balance, Map.of()).expect(401).json();
        assertThat(nobody)
                .isEqualTo(Json.parse("{\"type\":\"about:blank\",\"status\":401,\"code\":\"token_missing\"}"));
    }

    @Test
    void whatIsHeldLikeTheBalanceMovesNoMoney(BrowserWindow window) {
        Page page = open(window);

        Object answered = page.evaluate("""
                async (password) => {
                  const {Session} = await import('/session.js');
                  const settings = await (await fetch('/settings.json')).json();
                  const session = await Session.begin(settings);
                  await session.redeem((await session.signIn('anna', password)).document.authorization_code);
                  const headers = {'Content-Type': 'application/json', 'X-HTTP-Method-Override': 'GET'};
                  const body = JSON.stringify({to: 'Ada', amount: 5000});
                  const answer = await session.api('POST', '/api/balance/', headers, body);
                  return [answer.ok, JSON.stringify(answer.document)].join(' ');
                }
                """, demo.password("anna"));

        assertThat(answered.toString()).startsWith("false ").doesNotContain("paid");
    }

    private static Answer get(URI address, Map<String, String> headers) {
        return Http.withoutCookies().send("GET", address, headers, "");
    }

    private Page open(BrowserWindow window) {
        Page page = window.page();
        page.navigate(demo.url().toString());
        return page;
    }

    /** What the browser holds against the page: scripts and styles that its own rules forbid, errors that nobody handled. */
    private static List<String> complaintsOf(Page page) {
        List<String> complaints = new ArrayList<>();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
        return complaints;
    }

    private static void signIn(Page page, String name, String password) {
        page.getByLabel("Name").fill(name);
        page.getByLabel("Password").fill(password);
        page.keyboard().press("Enter");
    }

    /** What counts for a payment is proven anew, the password too. */
    private static void password(Page page, String password) {
        assertThat(page.locator(".operation")).isVisible();
        page.getByLabel("Password").fill(password);
        page.keyboard().press("Enter");
    }

    private static void pay(Page page, String amount) {
        page.getByLabel("Amount").fill(amount);
        page.keyboard().press("Enter");
    }

    private static void proof(Page page, String proof) {
        page.getByLabel("Code").fill(proof);
        page.keyboard().press("Enter");
    }

    private static void click(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .click();
    }

    private static Locator status(Page page) {
        return page.getByRole(AriaRole.STATUS);
    }
}
