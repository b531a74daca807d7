package io.keycloakstepup.gateway.http;

import com.sun.net.httpserver.HttpExchange;
import io.keycloakstepup.resource.answer.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Writes answers. */
final class Written {

    private Written() {}

    static void to(HttpExchange exchange, Answer answer) throws IOException {
        answer.headers().forEach(header -> exchange.getResponseHeaders().add(header.getKey(), header.getValue()));
        if (!answer.contentType().isEmpty()) {
            exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        }
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        boolean isBare = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(answer.status(), isBare ? -1 : body.length);
        if (!isBare) {
            exchange.getResponseBody().write(body);
        }
    }
}
