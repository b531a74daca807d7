package io.keycloakstepup.demo.risk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import io.keycloakstepup.resource.answer.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What the desk answers to one request. */
record RiskReply(int status, List<Map.Entry<String, String>> headers, String type, String body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    RiskReply {
        headers = List.copyOf(headers);
    }

    /** The guard's answer, with every header as it is. */
    static RiskReply of(Answer answer) {
        return new RiskReply(answer.status(), answer.headers(), answer.contentType(), answer.body());
    }

    static RiskReply json(int status, Object value) {
        try {
            return new RiskReply(status, List.of(), "application/json", JSON.writeValueAsString(value));
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("cannot be JSON: " + value, unwritable);
        }
    }

    /** An error in the form of the guard's own (RFC 9457). */
    static RiskReply problem(int status, String code) {
        RiskReply json = json(status, Map.of("type", "about:blank", "status", status, "code", code));
        return new RiskReply(status, List.of(), "application/problem+json", json.body());
    }

    static RiskReply text(int status, String type, String text) {
        return new RiskReply(status, List.of(), type, text);
    }

    void send(HttpExchange exchange) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        headers.forEach(header -> set(exchange, header));
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** Two challenges are two headers; of all others the last one counts. */
    private static void set(HttpExchange exchange, Map.Entry<String, String> header) {
        if (header.getKey().equals("WWW-Authenticate")) {
            exchange.getResponseHeaders().add(header.getKey(), header.getValue());
        } else {
            exchange.getResponseHeaders().set(header.getKey(), header.getValue());
        }
    }
}
