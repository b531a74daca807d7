package io.keycloakstepup.demo.risk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;

/**
 * What somebody wants an assessment to say.
 *
 * @param id the assessment
 * @param from what it says now, as far as its author knows: the guard sees no more than the request, and the desk holds them to it
 * @param severity what it shall say
 */
record Change(String id, Severity from, Severity severity) {

    private static final ObjectMapper JSON = new ObjectMapper();

    Change {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(severity, "severity");
    }

    /** The change that this JSON asks for; empty if it asks for none. */
    static Optional<Change> parse(byte[] json) {
        JsonNode body = read(json);
        return Severity.named(body.path("from").asText())
                .flatMap(from -> Severity.named(body.path("severity").asText())
                        .map(severity -> new Change(body.path("id").asText(), from, severity)));
    }

    private static JsonNode read(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException noJson) {
            return JSON.missingNode();
        }
    }
}
