package io.keycloakstepup.benchmarks;

import io.keycloakstepup.resource.document.MatrixReader;
import io.keycloakstepup.resource.guard.GuardResult;
import io.keycloakstepup.resource.guard.GuardSettings;
import io.keycloakstepup.resource.guard.IncomingRequest;
import io.keycloakstepup.resource.guard.StepUpGuard;
import io.keycloakstepup.resource.matrix.Matrix;
import io.keycloakstepup.resource.request.RequestBody;
import io.keycloakstepup.resource.token.AccessToken;
import io.keycloakstepup.resource.token.PresentedRequest;
import io.keycloakstepup.resource.token.TokenCheck;
import io.keycloakstepup.resource.token.TokenScheme;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An API of many operations, and requests to one of them.
 *
 * @param operations how many operations there are
 */
record GuardScenario(int operations) {

    static final Instant NOW = Instant.parse("2026-12-01T09:00:00Z");

    private static final Map<String, List<String>> HEADERS = Map.of(
            "content-type", List.of("application/json"), "accept", List.of("*/*"), "host", List.of("api.example"));

    private static final TokenCheck TOKEN = new TokenCheck.Valid(new AccessToken(
            "alice",
            "web",
            Optional.of("mfa"),
            List.of("pwd", "otp", "mfa"),
            Optional.of(NOW.minusSeconds(60)),
            Optional.of(NOW.minusSeconds(60)),
            List.of("risk"),
            Set.of("api"),
            true,
            Optional.empty(),
            List.of(),
            Map.of("sub", "alice"),
            TokenScheme.BEARER,
            false));

    /** All but the last two stand side by side, as the paths of an API do. */
    private Matrix matrix() {
        String others = IntStream.range(0, operations - 2)
                .mapToObj(i ->
                        "  - { path: '/api/v2/area" + i % 40 + "/thing" + i + "/{id}', method: GET, require: mfa }\n")
                .collect(Collectors.joining());
        String text = "matrix: 1\norder: [pwd, mfa, phr]\noperations:\n" + others + """
                  - { path: '/api/v2/risk/{id}', require: { level: mfa, maxAge: 1h }, scopes: [risk] }
                  - { id: critical, path: '/api/v2/risk/{id}', method: POST, when: body.severity == 'CRITICAL', require: phr }
                """;
        return MatrixReader.read(text).match(document -> document.matrix(), errors -> {
            throw new IllegalStateException(errors.toString());
        });
    }

    StepUpGuard guard() {
        return new StepUpGuard(matrix(), (request, now) -> TOKEN, GuardSettings.defaults());
    }

    IncomingRequest read() {
        return request("GET", "");
    }

    IncomingRequest update() {
        return request("POST", "LOW");
    }

    IncomingRequest critical() {
        return request("POST", "CRITICAL");
    }

    private static IncomingRequest request(String method, String severity) {
        PresentedRequest sender = new PresentedRequest(
                method,
                URI.create("https://api.example/api/v2/risk/4711"),
                List.of(),
                List.of(),
                Optional.empty(),
                "198.51.100.7");
        byte[] body = severity.isEmpty()
                ? new byte[0]
                : ("{\"severity\":\"" + severity + "\",\"note\":\"" + "x".repeat(950) + "\"}")
                        .getBytes(StandardCharsets.UTF_8);
        return new IncomingRequest(
                sender, "/api/v2/risk/4711", "", HEADERS, RequestBody.of(HEADERS, () -> Optional.of(body)));
    }

    /**
     * Lets a guard through that says what it should.
     *
     * @throws IllegalStateException if it does not
     */
    void requireSense(StepUpGuard guard) {
        boolean isRight = guard.check(read(), NOW) instanceof GuardResult.Pass
                && guard.check(update(), NOW) instanceof GuardResult.Pass
                && guard.check(critical(), NOW) instanceof GuardResult.StepUp;
        if (!isRight) {
            throw new IllegalStateException("the guard does not say what it should");
        }
    }
}
