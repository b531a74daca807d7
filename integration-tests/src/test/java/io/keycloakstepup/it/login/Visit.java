package io.keycloakstepup.it.login;

import java.net.URI;
import java.util.Map;

/** A browser that goes through the server's pages for something else than a code, such as an assertion or a device. */
public final class Visit {

    private final Browser browser;
    private Page page;

    private Visit(Browser browser, Page page) {
        this.browser = browser;
        this.page = page;
    }

    /** Opens an address and follows redirects to a page. */
    public static Visit to(URI address, Browser browser) {
        return new Visit(browser, pageAt(browser.open(address, App.ADDRESS)));
    }

    private static Page pageAt(Landing landing) {
        if (landing instanceof Page page) {
            return page;
        }
        throw new AssertionError("wanted a page, but the browser is back at the application: " + landing);
    }

    /** Fills in name and password. */
    public Visit password(TestUser user) {
        page.expect(PageKind.USERNAME_AND_PASSWORD);
        return submit(Map.of("username", user.name(), "password", user.password()));
    }

    /** Fills in a one-time code that the user has not used before. */
    public Visit otp(TestUser user) {
        page.expect(PageKind.OTP);
        return submit(Map.of("otp", user.device().freshCode()));
    }

    /** Submits the form of the page, whatever it asks, with these fields. */
    public Visit submit(Map<String, String> input) {
        page = pageAt(browser.submit(page, input, App.ADDRESS));
        return this;
    }

    /** The page that the browser shows now. */
    public Page page() {
        return page;
    }

    /** What a field of the page's form holds, as the page has set it. */
    public String field(String name) {
        String value = page.formFields().get(name);
        if (value == null) {
            throw page.unexpected("a field " + name);
        }
        return value;
    }
}
