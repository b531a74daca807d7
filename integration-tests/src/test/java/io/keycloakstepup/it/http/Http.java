package io.keycloakstepup.it.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** One HTTP caller that follows no redirect. Thread-safe. */
public final class Http {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client;
    private final Consumer<Exchange> witness;

    private Http(HttpClient client, Consumer<Exchange> witness) {
        this.client = client;
        this.witness = witness;
    }

    private Http(HttpClient client) {
        this(client, exchange -> {});
    }

    /** A caller without memory. */
    public static Http withoutCookies() {
        return new Http(
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
    }

    /** A caller that keeps and sends cookies as the manager says. */
    public static Http with(CookieManager cookies) {
        return new Http(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(cookies)
                .build());
    }

    /** The same caller; this witness sees each exchange before whoever has asked does, and may object to it. */
    public Http shownTo(Consumer<Exchange> other) {
        return new Http(client, other);
    }

    public Answer get(URI uri, Map<String, String> headers) {
        return send(request(uri, headers).GET(), "");
    }

    /** Posts a form as a browser or an OAuth client does. */
    public Answer post(URI uri, Map<String, String> headers, Map<String, String> form) {
        String encoded = Form.encode(form);
        return send(
                request(uri, headers)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(encoded)),
                encoded);
    }

    /** Sends a text with any method. */
    public Answer send(String method, URI uri, Map<String, String> headers, String body) {
        return send(request(uri, headers).method(method, BodyPublishers.ofString(body)), body);
    }

    private static HttpRequest.Builder request(URI uri, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(PATIENCE);
        headers.forEach(request::header);
        return request;
    }

    private Answer send(HttpRequest.Builder builder, String sent) {
        HttpRequest request = builder.build();
        Answer answer = answer(request);
        witness.accept(new Exchange(request.method(), sent, answer));
        return answer;
    }

    private Answer answer(HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            return new Answer(request.uri(), response.statusCode(), response.headers(), response.body());
        } catch (IOException unreachable) {
            throw new UncheckedIOException("no answer from " + request.uri() + ": " + unreachable, unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking " + request.uri(), interrupted);
        }
    }
}
