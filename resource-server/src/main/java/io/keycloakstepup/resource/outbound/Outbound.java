package io.keycloakstepup.resource.outbound;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks other servers, follows none of them elsewhere, and waits for none longer than it may. Thread-safe. */
public final class Outbound {

    private final HttpClient client;
    private final Patience patience;

    public Outbound(Patience patience) {
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .connectTimeout(patience.connect())
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /** How much a question of this may cost. */
    public Patience patience() {
        return patience;
    }

    /** What is there, if the server says that all is well (200). */
    public byte[] get(Endpoint at) throws Unreachable {
        HttpRequest request = HttpRequest.newBuilder(at.uri())
                .header("Accept", "application/json, */*;q=0.1")
                .build();
        return answer(at, request);
    }

    /** What is answered to a form, if the server says that all is well (200). */
    public byte[] post(Endpoint at, String form, Map<String, String> headers) throws Unreachable {
        HttpRequest.Builder request = HttpRequest.newBuilder(at.uri())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(form, StandardCharsets.US_ASCII));
        headers.forEach(request::header);
        return answer(at, request.build());
    }

    private byte[] answer(Endpoint at, HttpRequest request) throws Unreachable {
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request, head -> new BoundedBody(patience.mostBytes()));
        try {
            HttpResponse<byte[]> came = answer.get(patience.whole().toMillis(), TimeUnit.MILLISECONDS);
            if (came.statusCode() != 200) {
                throw new Unreachable(at, "answered with status " + came.statusCode());
            }
            return came.body();
        } catch (ExecutionException failed) {
            throw new Unreachable(at, String.valueOf(failed.getCause()));
        } catch (TimeoutException tooSlow) {
            answer.cancel(true);
            throw new Unreachable(at, "no whole answer within " + patience.whole());
        } catch (InterruptedException interrupted) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new Unreachable(at, "interrupted");
        }
    }
}
