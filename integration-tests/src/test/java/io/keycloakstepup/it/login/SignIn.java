package io.keycloakstepup.it.login;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an application asks for when it sends a browser to sign in. */
public final class SignIn {

    private final App app;
    private final Browser browser;
    private final Map<String, String> parameters;

    SignIn(App app, Browser browser, Map<String, String> parameters) {
        this.app = app;
        this.browser = browser;
        this.parameters = Map.copyOf(parameters);
    }

    /** In a browser that has been used before, with its cookies and where it stands. */
    public SignIn in(Browser used) {
        return new SignIn(app, used, parameters);
    }

    /** With the browser standing at this client address. */
    public SignIn from(String address) {
        return in(browser.moveTo(address));
    }

    /** Asks for these levels, the preferred one first. */
    public SignIn acr(String... values) {
        return with("acr_values", String.join(" ", values));
    }

    public SignIn maxAge(Duration age) {
        return with("max_age", String.valueOf(age.toSeconds()));
    }

    public SignIn prompt(String prompt) {
        return with("prompt", prompt);
    }

    /** Asks for these scopes beside {@code openid}. */
    public SignIn scope(String... scopes) {
        return with("scope", "openid " + String.join(" ", scopes));
    }

    /** Asks for claims with the JSON of OpenID Connect's {@code claims} parameter. */
    public SignIn claims(String json) {
        return with("claims", json);
    }

    /** Adds or replaces any parameter of the authorization request. */
    public SignIn with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(parameters);
        more.put(name, value);
        return new SignIn(app, browser, more);
    }

    /** Sends the browser to the server. */
    public Login open() {
        return Login.open(request(), browser);
    }

    /** Leaves the request at the server first, and sends the browser with these parameters beside the reference. */
    public Login openPushed(Map<String, String> beside) {
        return Login.open(request().pushed(beside), browser);
    }

    /** Sends the browser with a reference to a request that lies at the server already, and with nothing else. */
    public Login openReference(String requestUri) {
        return openReference(requestUri, Map.of());
    }

    /** The same with these parameters beside the reference. */
    public Login openReference(String requestUri, Map<String, String> beside) {
        return Login.open(request().at(requestUri, beside), browser);
    }

    /** Sends the browser with the request as a signed object, and with these parameters beside it. */
    public Login openSigned(Map<String, String> beside) {
        return Login.open(request().signed(beside), browser);
    }

    /** The request alone, for a browser of another kind. */
    public AuthorizationRequest request() {
        return AuthorizationRequest.of(app, parameters);
    }
}
