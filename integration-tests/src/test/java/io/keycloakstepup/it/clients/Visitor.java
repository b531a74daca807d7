package io.keycloakstepup.it.clients;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import io.keycloakstepup.it.chromium.BrowserWindow;
import io.keycloakstepup.it.http.Json;
import io.keycloakstepup.it.login.Claims;
import io.keycloakstepup.it.login.TestUser;

/** A person at a window with a {@link SinglePageApp} in it. */
public final class Visitor {

    private final Page page;
    private final TestUser user;

    private Visitor(Page page, TestUser user) {
        this.page = page;
        this.user = user;
    }

    /** Opens the application; nobody is signed in. */
    public static Visitor of(SinglePageApp app, BrowserWindow window, TestUser user) {
        window.page().navigate(app.address().toString());
        return new Visitor(window.page(), user);
    }

    /** Has the application send its user to sign in, with no level asked for. */
    public Visitor signIn() {
        return signIn("");
    }

    /** The same with a level that the library is told to ask for. */
    public Visitor signIn(String acr) {
        awaitApplication();
        // What the page is left with tells it from the page that comes back.
        page.evaluate(
                "acr => { const app = window.application; window.application = undefined; app.signIn(acr); }", acr);
        return this;
    }

    public Visitor password() {
        page.locator("#username").fill(user.name());
        return type("password", user.password());
    }

    public Visitor otp() {
        return type("otp", user.device().freshCode());
    }

    /** Goes back to the application from a page that says why not. */
    public Visitor goBack() {
        page.locator("[name=step-up-return]").click();
        return this;
    }

    private Visitor type(String field, String value) {
        page.locator("#" + field).fill(value);
        page.keyboard().press("Enter");
        return this;
    }

    /** What the library made of the return: whether somebody is signed in, and the error that it told. */
    public JsonNode outcome() {
        awaitApplication();
        return json(page.evaluate("() => window.application.outcome"));
    }

    /** What the library says of its user. */
    public Claims claims() {
        awaitApplication();
        return new Claims(json(page.evaluate("() => window.application.claims()")));
    }

    /** Has the library renew its tokens without its user, and tells what came of it. */
    public JsonNode renew() {
        awaitApplication();
        return json(page.evaluate("() => window.application.renew()"));
    }

    private void awaitApplication() {
        page.waitForFunction("() => window.application !== undefined");
    }

    private static JsonNode json(Object value) {
        return Json.parse(Json.write(value));
    }
}
