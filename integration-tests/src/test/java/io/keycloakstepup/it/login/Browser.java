package io.keycloakstepup.it.login;

import io.keycloakstepup.it.http.Answer;
import io.keycloakstepup.it.http.Http;
import java.net.CookieStore;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** A browser without a screen: it keeps cookies, follows redirects, and stands in a network of the test's choice. */
public final class Browser {

    private static final int MOST_REDIRECTS = 20;

    private final Cookies cookies = new Cookies();
    private final Http http = Http.with(cookies);
    private final Map<String, String> headers = new HashMap<>(Map.of("User-Agent", "Mozilla/5.0 (test)"));

    /** Moves to another network: from now on the server sees this client address. */
    public Browser moveTo(String address) {
        headers.put("X-Forwarded-For", address);
        return this;
    }

    /** The cookies it holds, free to be read, changed and dropped. */
    public CookieStore cookies() {
        return cookies.getCookieStore();
    }

    /** Opens an address and follows redirects to a page, or until they lead to the application. */
    Landing open(URI address, URI application) {
        return follow(http.get(address, headers), application);
    }

    /** Submits the page's form with some of its fields filled in. */
    Landing submit(Page page, Map<String, String> input, URI application) {
        Map<String, String> fields = page.formFields();
        fields.putAll(input);
        return follow(http.post(page.formAction(), headers, fields), application);
    }

    private Landing follow(Answer first, URI application) {
        Answer answer = first;
        for (int redirects = 0; redirects < MOST_REDIRECTS; redirects++) {
            URI here = answer.uri();
            URI next = answer.header("Location").map(here::resolve).orElse(here);
            if (next.equals(here)) {
                return new Page(here, answer.status(), answer.body());
            }
            if (isAt(application, next)) {
                return Callback.at(next);
            }
            answer = http.get(next, headers);
        }
        throw new AssertionError("redirected " + MOST_REDIRECTS + " times, at last by " + answer.uri());
    }

    private static boolean isAt(URI application, URI address) {
        return address.getAuthority().equals(application.getAuthority())
                && address.getPath().equals(application.getPath());
    }
}
