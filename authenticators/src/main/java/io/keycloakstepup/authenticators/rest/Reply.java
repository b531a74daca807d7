package io.keycloakstepup.authenticators.rest;

import java.util.Map;
import java.util.Objects;

/**
 * An answer that is no problem.
 *
 * @param status the HTTP status
 * @param body what it says; empty for nothing
 * @param headers what stands in its head beside; may be empty
 */
record Reply(int status, Map<String, Object> body, Map<String, Object> headers) {

    /** There is nothing to say. */
    static final Reply DONE = new Reply(204, Map.of());

    Reply {
        Objects.requireNonNull(body, "body");
        Objects.requireNonNull(headers, "headers");
    }

    Reply(int status, Map<String, Object> body) {
        this(status, body, Map.of());
    }
}
