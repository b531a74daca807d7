package io.keycloakstepup.gateway.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.keycloakstepup.gateway.measure.Counters;
import io.keycloakstepup.gateway.proxy.Asked;
import io.keycloakstepup.resource.answer.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Answers the proxy's questions over HTTP. A question that breaks it is not answered at all, which no proxy takes for a yes. */
public final class QuestionHandler implements HttpHandler {

    /** The most that a matrix may have looked into, and one more byte to tell that there is more. */
    private static final int MOST_BYTES = 16_000_001;

    private final Function<Asked, Answer> decider;
    private final boolean isBodyPassed;
    private final Counters counters;

    /**
     * One that asks a decider.
     *
     * @param isBodyPassed whether what a question carries is looked at
     */
    public QuestionHandler(Function<Asked, Answer> decider, boolean isBodyPassed, Counters counters) {
        this.decider = decider;
        this.isBodyPassed = isBodyPassed;
        this.counters = counters;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        long before = System.nanoTime();
        try (exchange) {
            Answer answer = decider.apply(asked(exchange));
            Written.to(exchange, answer);
        } finally {
            counters.took(System.nanoTime() - before);
        }
    }

    private Asked asked(HttpExchange exchange) {
        return new Asked(
                exchange.getRequestMethod(),
                // As it was sent: parts of it would be those of another address where the path begins with two slashes.
                exchange.getRequestURI().toString(),
                headers(exchange),
                () -> body(exchange),
                exchange.getRemoteAddress().getAddress().getHostAddress());
    }

    private static Map<String, List<String>> headers(HttpExchange exchange) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        return headers;
    }

    private Optional<byte[]> body(HttpExchange exchange) {
        if (!isBodyPassed) {
            return Optional.empty();
        }
        try {
            return Optional.of(exchange.getRequestBody().readNBytes(MOST_BYTES))
                    .filter(bytes -> bytes.length < MOST_BYTES);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
