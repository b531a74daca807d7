package io.keycloakstepup.gateway.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.keycloakstepup.gateway.measure.Counters;
import io.keycloakstepup.resource.answer.Answer;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/** Tells how the gateway is: {@code /health/live}, {@code /health/ready}, {@code /metrics}. */
public final class ManagementHandler implements HttpHandler {

    private static final String JSON = "application/json";

    private final Supplier<Health> health;
    private final Counters counters;

    /**
     * One that tells of these.
     *
     * @param health how the gateway is when it is asked for
     */
    public ManagementHandler(Supplier<Health> health, Counters counters) {
        this.health = health;
        this.counters = counters;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Written.to(exchange, answer(exchange.getRequestURI().getPath()));
        }
    }

    private Answer answer(String path) {
        return switch (path) {
            case "/health/live" -> new Answer(200, List.of(), JSON, "{\"status\":\"UP\"}");
            case "/health/ready" -> ready(health.get());
            case "/metrics" -> new Answer(200, List.of(), "text/plain; version=0.0.4", counters.text());
            default -> new Answer(404, List.of(), "", "");
        };
    }

    private static Answer ready(Health health) {
        StringBuilder body = new StringBuilder("{\"status\":\"")
                .append(health.isReady() ? "UP" : "DOWN")
                .append('"');
        health.checks()
                .forEach((name, holds) ->
                        body.append(",\"").append(name).append("\":").append(holds.booleanValue()));
        return new Answer(
                health.isReady() ? 200 : 503, List.of(), JSON, body.append('}').toString());
    }
}
