package io.keycloakstepup.demo.terminal.wire;

import io.keycloakstepup.demo.terminal.json.Json;
import java.util.Objects;

/**
 * What a server answered.
 *
 * @param status the HTTP status
 * @param challenge the header {@code WWW-Authenticate}; empty without one
 * @param retryAfter the header {@code Retry-After}; empty without one
 * @param document the body; nothing where it is empty
 */
public record Answer(int status, String challenge, String retryAfter, Json document) {

    public Answer {
        Objects.requireNonNull(challenge, "challenge");
        Objects.requireNonNull(retryAfter, "retryAfter");
        Objects.requireNonNull(document, "document");
    }

    public boolean isGood() {
        return status >= 200 && status < 300;
    }
}
