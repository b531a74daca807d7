package io.keycloakstepup.demo.pay;

import com.sun.net.httpserver.HttpExchange;
import io.keycloakstepup.resource.guard.IncomingRequest;
import io.keycloakstepup.resource.request.RequestBody;
import io.keycloakstepup.resource.token.PresentedRequest;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A call of the API as the JDK's server tells it, in the guard's words.
 *
 * @param home what stands before the path for clients: no header of theirs says so
 */
record ApiCall(URI home, HttpExchange exchange) {

    /** Reads it, and its body as far as it may be looked into. */
    IncomingRequest read(int mostBytes) throws IOException {
        Map<String, List<String>> headers = headers();
        byte[] bytes = exchange.getRequestBody().readNBytes(mostBytes + 1);
        Optional<byte[]> body = Optional.of(bytes).filter(all -> all.length <= mostBytes);
        URI asked = exchange.getRequestURI();
        return new IncomingRequest(
                sender(headers),
                Objects.requireNonNullElse(asked.getRawPath(), ""),
                Objects.requireNonNullElse(asked.getRawQuery(), ""),
                headers,
                RequestBody.of(headers, () -> body));
    }

    private PresentedRequest sender(Map<String, List<String>> headers) {
        return new PresentedRequest(
                exchange.getRequestMethod(),
                URI.create(home + exchange.getRequestURI().toString()),
                headers.getOrDefault("authorization", List.of()),
                headers.getOrDefault("dpop", List.of()),
                Optional.empty(),
                exchange.getRemoteAddress().getAddress().getHostAddress());
    }

    private Map<String, List<String>> headers() {
        Map<String, List<String>> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        return headers;
    }
}
