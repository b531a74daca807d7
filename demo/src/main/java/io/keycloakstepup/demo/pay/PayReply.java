package io.keycloakstepup.demo.pay;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import io.keycloakstepup.resource.answer.Answer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What the page's server answers to one request. */
record PayReply(int status, List<Map.Entry<String, String>> headers, String body) {

    private static final String TYPE = "Content-Type";

    PayReply {
        headers = List.copyOf(headers);
    }

    static PayReply of(int status, String type, String body) {
        return new PayReply(status, List.of(Map.entry(TYPE, type)), body);
    }

    static PayReply json(int status, String json) {
        return of(status, "application/json", json);
    }

    /** What the guard has to say. */
    static PayReply of(Answer answer) {
        Answer typed = answer.with(TYPE, answer.contentType());
        return new PayReply(typed.status(), typed.headers(), typed.body());
    }

    /** @param keycloak the only other place that the page may call */
    void send(HttpExchange exchange, URI keycloak) throws IOException {
        Headers sent = exchange.getResponseHeaders();
        headers.forEach(header -> sent.add(header.getKey(), header.getValue()));
        sent.set("Cache-Control", "no-store");
        sent.set("X-Content-Type-Options", "nosniff");
        sent.set("Referrer-Policy", "no-referrer");
        sent.set(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self' " + keycloak
                        + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
                        + " require-trusted-types-for 'script'; trusted-types 'none'");
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
