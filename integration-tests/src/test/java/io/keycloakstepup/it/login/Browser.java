package io.keycloakstepup.it.login;

import io.keycloakstepup.it.http.Answer;
import io.keycloakstepup.it.http.Http;
import java.net.CookieStore;
import java.net.HttpCookie;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A browser without a screen: it keeps cookies, follows redirects, and stands in a network of the test's choice. */
public final class Browser {

    private static final int MOST_REDIRECTS = 20;

    private final Cookies cookies = new Cookies();
    private final Http http = Http.with(cookies);
    private int port;
    private final Map<String, String> headers =
            new HashMap<>(Map.of("User-Agent", "Mozilla/5.0 (test)", "Accept", "text/html"));

    /** Moves to another network: from now on the server sees this client address. */
    public Browser moveTo(String address) {
        headers.put("X-Forwarded-For", address);
        return this;
    }

    /** From now on reaches all servers through this port of theirs. */
    public Browser through(int port) {
        this.port = port;
        return this;
    }

    /** The cookies it holds, free to be read, changed and dropped. */
    public CookieStore cookies() {
        return cookies.getCookieStore();
    }

    /** Forgets a cookie by its name, as a browser that was closed forgets those of its sessions. */
    public Browser forget(String cookie) {
        held().stream().filter(held -> held.getName().equals(cookie)).forEach(this::forget);
        return this;
    }

    /** Forgets every cookie but that by which the realm recognises the browser, as if its sessions had all ended. */
    public Browser afterwards() {
        held().stream().filter(cookie -> !isOfDevice(cookie)).forEach(this::forget);
        return this;
    }

    /** Another browser with a copy of the cookie by which the realm recognises this one. */
    public Browser copied() {
        return copyOf(Browser::isOfDevice);
    }

    /** Another browser with a copy of the cookie of single sign-on, and of no other. */
    public Browser robbedOfIdentity() {
        return copyOf(cookie -> cookie.getName().equals("KEYCLOAK_IDENTITY"));
    }

    /** Another browser with a copy of every cookie, as they are now. */
    public Browser twin() {
        return copyOf(cookie -> true);
    }

    private Browser copyOf(Predicate<HttpCookie> wanted) {
        Browser copy = new Browser();
        held().stream().filter(wanted).forEach(cookie -> copy.cookies().add(null, (HttpCookie) cookie.clone()));
        if (copy.held().isEmpty()) {
            throw new AssertionError("nothing to copy in " + held());
        }
        return copy;
    }

    /** The cookie by which the realm recognises this browser; the test fails if there is none. */
    public HttpCookie deviceCookie() {
        return held().stream()
                .filter(Browser::isOfDevice)
                .findFirst()
                .map(cookie -> (HttpCookie) cookie.clone())
                .orElseThrow(() -> new AssertionError(
                        "no cookie of a device in " + cookies().getCookies()));
    }

    private List<HttpCookie> held() {
        return List.copyOf(cookies().getCookies());
    }

    private void forget(HttpCookie cookie) {
        cookies().remove(null, cookie);
    }

    private static boolean isOfDevice(HttpCookie cookie) {
        return cookie.getName().contains("STEP_UP_DEVICE-");
    }

    /** Takes over the cookies that an answer to a call from elsewhere sets, as a page that made the call would. */
    public Browser take(Answer answer) {
        answer.headers().allValues("Set-Cookie").stream()
                .flatMap(header -> HttpCookie.parse(header).stream())
                .forEach(cookie -> cookies().add(answer.uri(), cookie));
        return this;
    }

    /** Opens an address and follows redirects to a page, or until they lead to the application. */
    Landing open(URI address, URI application) {
        return follow(http.get(on(address), headers), application);
    }

    /** Submits the page's form with some of its fields filled in. */
    Landing submit(Page page, Map<String, String> input, URI application) {
        Map<String, String> fields = page.formFields();
        fields.putAll(input);
        return follow(http.post(on(page.formAction()), headers, fields), application);
    }

    private URI on(URI address) {
        if (port == 0) {
            return address;
        }
        String authority = address.getHost() + ":" + port;
        return URI.create(address.toString().replace(address.getAuthority(), authority));
    }

    private Landing follow(Answer first, URI application) {
        Answer answer = first;
        for (int redirects = 0; redirects < MOST_REDIRECTS; redirects++) {
            URI here = answer.uri();
            URI next = answer.header("Location").map(here::resolve).orElse(here);
            if (next.equals(here)) {
                return posted(new Page(here, answer.status(), answer.body()), application);
            }
            if (isAt(application, next)) {
                return Callback.at(next);
            }
            answer = http.get(on(next), headers);
        }
        throw new AssertionError("redirected " + MOST_REDIRECTS + " times, at last by " + answer.uri());
    }

    /** What a page's script would post to the application arrives there ({@code response_mode=form_post}). */
    private static Landing posted(Page page, URI application) {
        return page.has("body[onload] form") && isAt(application, page.formAction())
                ? new Callback(page.formFields())
                : page;
    }

    private static boolean isAt(URI application, URI address) {
        return address.getAuthority().equals(application.getAuthority())
                && address.getPath().equals(application.getPath());
    }
}
