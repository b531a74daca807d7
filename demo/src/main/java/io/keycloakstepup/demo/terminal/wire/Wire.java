package io.keycloakstepup.demo.terminal.wire;

import io.keycloakstepup.demo.terminal.json.Json;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Makes calls, each with a proof of one key, and tells of them line by line. */
public final class Wire {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newHttpClient();
    private final ProofKey key = new ProofKey();
    private final Consumer<String> told;

    /** @param told hears each exchange, without its secrets */
    public Wire(Consumer<String> told) {
        this.told = told;
    }

    public Answer send(Call call) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(call.address())
                .timeout(PATIENCE)
                .method(call.method(), BodyPublishers.ofString(call.body()))
                .header("DPoP", key.proof(call.method(), call.address(), call.accessToken(), Instant.now()));
        call.headers().forEach(request::header);
        if (!call.accessToken().isEmpty()) {
            request.header("Authorization", "DPoP " + call.accessToken());
        }
        told.accept("> " + call.method() + " " + call.address() + "  " + Shortened.of(call.body()));
        Answer answer = answer(send(request.build()));
        told.accept("< " + answer.status() + "  " + answer.challenge() + Shortened.of(answer.document()));
        return answer;
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while asking " + request.uri(), interrupted);
        }
    }

    private static Answer answer(HttpResponse<String> response) {
        boolean isJson = header(response, "Content-Type").matches(".*[/+]json.*");
        return new Answer(
                response.statusCode(),
                header(response, "WWW-Authenticate"),
                header(response, "Retry-After"),
                isJson ? Json.read(response.body()) : Json.NOTHING);
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
