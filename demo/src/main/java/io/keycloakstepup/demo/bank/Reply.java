package io.keycloakstepup.demo.bank;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What the bank answers to one request. */
record Reply(int status, Map<String, String> headers, String body) {

    Reply {
        headers = Map.copyOf(headers);
    }

    static Reply page(int status, String html) {
        return new Reply(status, Map.of("Content-Type", "text/html; charset=utf-8"), html);
    }

    static Reply style(String css) {
        return new Reply(200, Map.of("Content-Type", "text/css; charset=utf-8"), css);
    }

    /** Sends the browser on with a GET, whatever method brought it here. */
    static Reply goTo(URI address) {
        return new Reply(303, Map.of("Location", address.toString()), "");
    }

    /** This reply, repeated by the browser itself after some seconds. */
    Reply again(long seconds) {
        return new Reply(
                status, Map.of("Content-Type", "text/html; charset=utf-8", "Refresh", String.valueOf(seconds)), body);
    }

    /** @param formTarget the only other place that a form of the bank may lead to */
    void send(HttpExchange exchange, URI formTarget) throws IOException {
        Headers sent = exchange.getResponseHeaders();
        headers.forEach(sent::set);
        sent.set("Cache-Control", "no-store");
        sent.set("X-Content-Type-Options", "nosniff");
        sent.set("Referrer-Policy", "no-referrer");
        sent.set(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' "
                        + formTarget);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
