package io.keycloakstepup.demo.http;

import com.sun.net.httpserver.HttpExchange;
import io.keycloakstepup.resource.guard.IncomingRequest;
import io.keycloakstepup.resource.request.RequestBody;
import io.keycloakstepup.resource.token.PresentedRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a guard wants to know of a request, as the JDK's server tells it. Nothing is taken from a header that says where the
 * request was sent to or comes from: clients write those.
 *
 * @param url what clients write before a path
 * @param mostBytes how much of a body is looked into
 */
public record GuardedCalls(URI url, int mostBytes) {

    /** Reads one. */
    public IncomingRequest read(HttpExchange exchange) {
        // As it was sent: parts of it would be those of another address where the path begins with two slashes.
        String target = exchange.getRequestURI().toString();
        int mark = target.indexOf('?');
        Map<String, List<String>> headers = headers(exchange);
        return new IncomingRequest(
                sender(exchange, headers, target),
                mark < 0 ? target : target.substring(0, mark),
                mark < 0 ? "" : target.substring(mark + 1),
                headers,
                RequestBody.of(headers, () -> body(exchange)));
    }

    private PresentedRequest sender(HttpExchange exchange, Map<String, List<String>> headers, String target) {
        return new PresentedRequest(
                exchange.getRequestMethod(),
                target.startsWith("/") ? URI.create(url + target) : url,
                headers.getOrDefault("authorization", List.of()),
                headers.getOrDefault("dpop", List.of()),
                Optional.empty(),
                exchange.getRemoteAddress().getAddress().getHostAddress());
    }

    private static Map<String, List<String>> headers(HttpExchange exchange) {
        Map<String, List<String>> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        return headers;
    }

    /** Empty where there is more. */
    private Optional<byte[]> body(HttpExchange exchange) {
        try {
            return Optional.of(exchange.getRequestBody().readNBytes(mostBytes + 1))
                    .filter(bytes -> bytes.length <= mostBytes);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
