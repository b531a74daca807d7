package io.keycloakstepup.it.tour;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.keycloakstepup.it.chromium.BrowserWindow;
import io.keycloakstepup.it.chromium.VirtualKey;
import io.keycloakstepup.it.login.AuthorizationRequest;
import io.keycloakstepup.it.login.TestUser;
import java.util.Optional;

/** Somebody who walks from page to page with a keyboard alone. */
final class Walk {

    /** More than any page has controls. */
    private static final int MOST_PRESSES = 40;

    private final TourRealm realm;
    private final BrowserWindow window;
    private final TestUser user;
    private Optional<AuthorizationRequest> request = Optional.empty();

    Walk(TourRealm realm, BrowserWindow window, TestUser user) {
        this.realm = realm;
        this.window = window;
        this.user = user;
    }

    /** Comes from an application, in the language that it asks for. */
    Walk from(String app, String language) {
        AuthorizationRequest opened =
                realm.app(app).signIn().with("ui_locales", language).request();
        window.open(opened);
        request = Optional.of(opened);
        return this;
    }

    /** Gives name and password. */
    Walk signIn() {
        focus("username").page().keyboard().type(user.name());
        focus("password").page().keyboard().type(user.password());
        page().keyboard().press("Enter");
        page().waitForSelector("#username", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.DETACHED));
        return this;
    }

    /** Comes to a control and presses it. */
    Walk press(String id) {
        focus(id).page().keyboard().press("Enter");
        return this;
    }

    /** Comes to a field and types. */
    Walk type(String id, String text) {
        focus(id).page().keyboard().type(text);
        return this;
    }

    /** Comes to a field, types, sends the form, and waits for the next page. */
    Walk answer(String id, String text) {
        type(id, text).page().evaluate("document.documentElement.dataset.left = 'true'");
        page().keyboard().press("Enter");
        return see("html:not([data-left])");
    }

    /** Waits until the page shows this. */
    Walk see(String selector) {
        page().waitForSelector(selector);
        return this;
    }

    /** Puts an authenticator into the device, which has no key of this user yet. */
    Walk withKey() {
        VirtualKey.in(window);
        return this;
    }

    /** Has a device that answers as one does whose key is registered already (Web Authentication Level 3, 5.1.3). */
    Walk withKeyThatIsKnown() {
        page().addInitScript("navigator.credentials.create ="
                + " () => Promise.reject(new DOMException('known', 'InvalidStateError'));");
        return this;
    }

    /** Sends a form as a broken browser would. */
    Walk send(String form, String field, String value) {
        page().evaluate(
                        "([form, field, value]) => { const one = document.getElementById(form);"
                                + " one.elements[field].value = value; one.submit(); }",
                        new String[] {form, field, value});
        return this;
    }

    /** Arrives at the application again. */
    AuthorizationRequest arrive() {
        AuthorizationRequest opened = request.orElseThrow();
        window.callback(opened);
        return opened;
    }

    Page page() {
        return window.page();
    }

    private Walk focus(String id) {
        page().waitForSelector("#" + id);
        for (int presses = 0; presses < MOST_PRESSES; presses++) {
            if (id.equals(page().evaluate("document.activeElement.id"))) {
                return this;
            }
            page().keyboard().press("Tab");
        }
        throw new AssertionError("no key leads to " + id + " at " + page().url());
    }
}
