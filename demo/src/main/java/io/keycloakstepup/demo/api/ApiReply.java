package io.keycloakstepup.demo.api;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What the API answers to one call. */
record ApiReply(int status, Map<String, String> headers, String body) {

    private static final String CHALLENGE = "WWW-Authenticate";

    ApiReply {
        headers = Map.copyOf(headers);
    }

    static ApiReply text(int status, String text) {
        return new ApiReply(status, Map.of("Content-Type", "text/plain; charset=utf-8"), text);
    }

    static ApiReply json(String json) {
        return new ApiReply(200, Map.of("Content-Type", "application/json"), json);
    }

    /** Whoever sends no token learns only that one is wanted (RFC 6750 §3.1). */
    static ApiReply tokenWanted() {
        return new ApiReply(401, Map.of(CHALLENGE, "Bearer"), "");
    }

    static ApiReply tokenUnusable() {
        return new ApiReply(401, Map.of(CHALLENGE, "Bearer error=\"invalid_token\""), "");
    }

    static ApiReply proofWanted(Demand demand) {
        return new ApiReply(401, Map.of(CHALLENGE, demand.challenge()), "");
    }

    void send(HttpExchange exchange) throws IOException {
        headers.forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
