package io.keycloakstepup.demo.bank;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.keycloakstepup.demo.api.Assurance;
import io.keycloakstepup.demo.api.Errand;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** The bank's way to its API, which it reaches as any program would: over HTTP, with the visitor's token. */
final class ApiClient {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI api;

    ApiClient(URI api) {
        this.api = api;
    }

    /** Asks for an errand to be done, with a token or without. */
    ApiAnswer run(Errand errand, Optional<Tokens> tokens) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(api.resolve(errand.path()))
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.noBody());
        tokens.ifPresent(held -> request.header("Authorization", "Bearer " + held.access()));
        return ApiAnswer.of(send(request.build()));
    }

    /** What the API sees in a token; empty if it is not good any more. */
    Optional<Assurance> assurance(Tokens tokens) throws IOException {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(api.resolve("/token"))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + tokens.access())
                .build());
        return answer.statusCode() == 200 ? Optional.of(Assurance.of(JSON.readTree(answer.body()))) : Optional.empty();
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while asking " + request.uri(), interrupted);
        }
    }
}
