package io.keycloakstepup.it.login;

import io.keycloakstepup.it.http.Answer;
import java.net.URI;
import java.util.Map;

/** One sign-in of one user, from the first page to the tokens. Each step fails unless the browser is where it must be. */
public final class Login {

    private final AuthorizationRequest request;
    private final Browser browser;
    private Landing landing;

    private Login(AuthorizationRequest request, Browser browser, Landing landing) {
        this.request = request;
        this.browser = browser;
        this.landing = landing;
    }

    static Login open(AuthorizationRequest request, Browser browser) {
        return new Login(request, browser, browser.open(request.address(), request.returnAddress()));
    }

    /** Fills in the password, and the name where the page asks for it too. */
    public Login password(TestUser user) {
        Page page = page().expect(PageKind.USERNAME_AND_PASSWORD, PageKind.PASSWORD);
        return page.kind() == PageKind.PASSWORD
                ? submit(Map.of("password", user.password()))
                : submit(Map.of("username", user.name(), "password", user.password()));
    }

    /** Fills in a one-time code that the user has not used before. */
    public Login otp(TestUser user) {
        return otp(user.device().freshCode());
    }

    /** Fills in this one-time code, right or wrong. */
    public Login otp(String code) {
        page().expect(PageKind.OTP);
        return submit(Map.of("otp", code));
    }

    /** Submits the form of the page, whatever it asks, with these fields. */
    public Login submit(Map<String, String> input) {
        landing = browser.submit(page(), input, request.returnAddress());
        return this;
    }

    /** Goes to another of the server's login actions, as if by its address, in the same tab. */
    public Login goTo(String action) {
        String query = page().formAction().getRawQuery().replaceAll("(^|(?<=&))(execution|session_code)=[^&]*&?", "");
        URI here = page().formAction();
        URI next = here.resolve(here.getRawPath().replaceFirst("[^/]+$", action) + "?" + query + "&skip_logout=true");
        landing = browser.open(next, request.returnAddress());
        return this;
    }

    /** The page that the browser shows now. */
    public Page page() {
        if (landing instanceof Page page) {
            return page;
        }
        throw new AssertionError("wanted a page, but the browser is back at the application: " + landing);
    }

    /** What the page asks for. */
    public PageKind asks() {
        return page().kind();
    }

    /** Whether the browser is back at the application. */
    public boolean isBack() {
        return landing instanceof Callback;
    }

    /** What the application was called back with. */
    public Callback callback() {
        if (landing instanceof Callback callback) {
            return callback;
        }
        throw page().unexpected("a return to the application");
    }

    /** What the token endpoint answers to the code, be it tokens or a refusal. */
    public Answer redeem() {
        return request.redeem(callback());
    }

    /** The tokens for the code; fails if they are refused. */
    public Tokens tokens() {
        return request.tokens(callback());
    }

    /** The browser of this sign-in, to be used for another. */
    public Browser browser() {
        return browser;
    }
}
