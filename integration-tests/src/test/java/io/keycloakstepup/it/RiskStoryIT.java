package io.keycloakstepup.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.keycloakstepup.it.risk.DeskCaller.CRITICAL;
import static io.keycloakstepup.it.risk.DeskCaller.HARMLESS;
import static io.keycloakstepup.it.risk.DeskCaller.bearer;
import static io.keycloakstepup.it.risk.DeskCaller.challenge;
import static io.keycloakstepup.it.risk.DeskCaller.challenges;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.keycloakstepup.demo.risk.RiskServer;
import io.keycloakstepup.it.chromium.BrowserWindow;
import io.keycloakstepup.it.chromium.Looks;
import io.keycloakstepup.it.chromium.WithChromium;
import io.keycloakstepup.it.http.Answer;
import io.keycloakstepup.it.login.Browser;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.login.Tokens;
import io.keycloakstepup.it.risk.Desk;
import io.keycloakstepup.it.risk.DeskCaller;
import io.keycloakstepup.it.risk.Matrices;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The morning's sign-in reads and is asked back at a critical change; what was proven then passes, until it is old. */
@WithKeycloak
@WithChromium
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RiskStoryIT {

    /** Long enough for a browser to come back on a busy machine, short enough to be waited for. */
    private static final Duration AGE = Duration.ofSeconds(15);

    private final Desk desk;

    RiskStoryIT(KeycloakServer keycloak) {
        desk = Desk.on(keycloak);
    }

    @AfterAll
    void closeTheDesk() {
        desk.close();
    }

    @Test
    void thePasswordOfTheMorningReadsAndChangesWhatIsHarmless() {
        DeskCaller caller = new DeskCaller(desk.open());
        String token = morning(new Browser()).accessToken();

        assertThat(caller.read(bearer(token)).expect(200).json().path("assessments"))
                .isNotEmpty();
        assertThat(caller.update(HARMLESS, token)
                        .expect(200)
                        .json()
                        .path("changedBy")
                        .asText())
                .isEqualTo("anna, pwd");
    }

    @Test
    void aCriticalUpdateIsAskedBackAndTheSameCallPassesWithWhatWasAskedFor() {
        DeskCaller caller = new DeskCaller(desk.open());
        Browser browser = new Browser();
        Answer asked = caller.update(CRITICAL, morning(browser).accessToken()).expect(401);

        assertThat(challenges(asked)).containsExactly(challenge("Bearer", "mfa phr", ", max_age=\"300\""));
        assertThat(asked.header("Step-Up-Attempt")).contains("1");
        assertThat(asked.json().path("code").asText()).isEqualTo("insufficient_user_authentication");
        Tokens stepped = desk.lab()
                .signIn()
                .in(browser)
                .acr("mfa")
                .maxAge(Duration.ofMinutes(5))
                .open()
                .otp(desk.user("anna"))
                .tokens();
        assertThat(caller.update(CRITICAL, stepped.accessToken())
                        .expect(200)
                        .json()
                        .path("changedBy")
                        .asText())
                .isEqualTo("anna, mfa");
        theLevelsStandInOrder(stepped.accessToken());
    }

    /** A higher level stands for a lower one, and none for a higher. */
    private void theLevelsStandInOrder(String mfa) {
        new DeskCaller(desk.open()).read(bearer(mfa)).expect(200);
        RiskServer strict = desk.open(Matrices.replaced("level: mfa", "level: phr"));
        Answer asked = new DeskCaller(strict).update(CRITICAL, mfa).expect(401);
        assertThat(challenges(asked)).containsExactly(challenge("Bearer", "phr", ", max_age=\"300\""));
    }

    @Test
    void whoeverHasNoTokenLearnsNothingOfLevels() {
        Answer refused = new DeskCaller(desk.open()).update(CRITICAL, Map.of()).expect(401);

        assertThat(challenges(refused)).containsExactly("Bearer", "DPoP");
    }

    @Test
    void whatSaysOtherwiseThanTheDeskIsNotMadeByWhoeverMayDoTheHarmless() {
        DeskCaller caller = new DeskCaller(desk.open());
        String lie = CRITICAL.replace("\"from\": \"CRITICAL\"", "\"from\": \"LOW\"")
                .replace("\"severity\": \"CRITICAL\"", "\"severity\": \"LOW\"");

        Answer refused =
                caller.update(lie, morning(new Browser()).accessToken()).expect(409);

        assertThat(refused.json().path("code").asText()).isEqualTo("severity_is_CRITICAL");
    }

    @Test
    void thePageProvesMoreRepeatsTheChangeAndIsAskedAgainOnceTheProofIsOld(BrowserWindow window) {
        TestUser anna = desk.user("anna");
        Page page = signedIn(window, desk.open(Matrices.withAge(AGE)), anna);

        change(page, "R-2", "CRITICAL");
        page.locator("#otp").fill(anna.device().freshCode());
        page.keyboard().press("Enter");
        notice(page).waitFor();
        assertThat(notice(page)).containsText("R-2 is CRITICAL now.");
        assertThat(page.locator("#who")).containsText("anna, level mfa");
        assertThat(said(page)).containsText(new String[] {
            "200",
            "200",
            "tokens for the code",
            "acr_values=mfa+phr&max_age=15",
            "401 Bearer error=\"insufficient_user_authentication\"",
            "200",
            "tokens for the code",
            "please sign this user in"
        });
        Looks.check(page, "risk-desk");

        page.waitForTimeout((double) AGE.plusSeconds(1).toMillis());
        change(page, "R-2", "HIGH");
        page.locator("#otp").waitFor();
    }

    @Test
    void theChangeOfWhoeverCannotProveMoreIsNotLost(BrowserWindow window) {
        Page page = signedIn(window, desk.open(), desk.user("ben"));

        change(page, "R-2", "CRITICAL");
        notice(page).waitFor();
        assertThat(notice(page)).containsText("you need a second proof");
        page.locator("#sign").click();
        page.locator("#severity-R-2").waitFor();

        assertThat(page.locator("#severity-R-2")).hasValue("CRITICAL");
        assertThat(page.locator("#list li", new Page.LocatorOptions().setHasText("R-2"))
                        .locator(".badge"))
                .hasText("HIGH");
    }

    @Test
    void whatFailsIsSaidAndTheListStays(BrowserWindow window) {
        Page page = signedIn(window, desk.open(), desk.user("ben"));
        assertThat(page.locator("#list li")).hasCount(4);

        change(page, "R-4", "CRITICAL", "**/assessment/update", "{\"code\": \"severity_is_HIGH\"}");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Somebody has made it HIGH meanwhile.");
        change(page, "R-4", "MEDIUM", "**/assessments", "{\"code\": \"tokens_unverifiable\"}");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("cannot check who you are now");
        change(page, "R-4", "LOW", "**/assessment/update", "no JSON");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Not changed. Try again later (503).");
        page.route("**/assessment/update", Route::abort);
        change(page, "R-4", "LOW");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("This page cannot go on");

        assertThat(page.locator("#list li")).hasCount(4);
    }

    @Test
    void whoGetsNoTokenIsToldSoAndIsNotSentRound(BrowserWindow window) {
        Page page = window.page();
        page.navigate(desk.open().url().toString());
        page.route(
                "**/token",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setStatus(400)
                        .setHeaders(Map.of("Access-Control-Allow-Origin", "*"))
                        .setBody("{\"error\": \"invalid_grant\"}")));
        signIn(page, desk.user("ben"));
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("You are not signed in");
        assertThat(page.locator("#who")).containsText("Nobody is signed in");

        page.route("**/settings.json", Route::abort);
        page.reload();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("This page cannot go on");
    }

    private Tokens morning(Browser browser) {
        return desk.lab()
                .signIn()
                .in(browser)
                .open()
                .password(desk.user("anna"))
                .tokens();
    }

    private static Page signedIn(BrowserWindow window, RiskServer server, TestUser user) {
        Page page = window.page();
        page.navigate(server.url().toString());
        signIn(page, user);
        page.locator("#severity-R-2").waitFor();
        assertThat(page.locator("#who")).containsText(user.name() + ", level pwd");
        return page;
    }

    private static void signIn(Page page, TestUser user) {
        page.locator("#sign").click();
        page.locator("#username").fill(user.name());
        page.locator("#password").fill(user.password());
        page.keyboard().press("Enter");
    }

    /** A change while calls of this kind get this answer, with a status that is no success; waits for the list after it. */
    private static void change(Page page, String id, String severity, String calls, String body) {
        page.route(
                calls,
                route -> route.fulfill(new Route.FulfillOptions().setStatus(503).setBody(body)));
        page.waitForResponse("**/assessments", () -> change(page, id, severity));
        page.unroute(calls);
    }

    private static void change(Page page, String id, String severity) {
        page.locator("#severity-" + id).selectOption(severity);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save " + id))
                .click();
    }

    /** Nothing is seen of it until the page has something to say. */
    private static Locator notice(Page page) {
        return page.getByRole(AriaRole.STATUS);
    }

    private static Locator said(Page page) {
        return page.locator("#journal li");
    }
}
