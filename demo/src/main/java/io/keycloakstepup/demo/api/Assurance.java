package io.keycloakstepup.demo.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * How strongly and when a user proved who they are, as the introspection of a token tells it.
 *
 * @param acr the level; empty if the token names none
 * @param amr the ways of proving that were used
 * @param authTime when the last of them was proven
 * @param mfaVerified whether two different kinds of them still hold
 * @param mfaTime when that was so first; empty if never
 */
public record Assurance(
        String username,
        String acr,
        List<String> amr,
        Optional<Instant> authTime,
        boolean mfaVerified,
        Optional<Instant> mfaTime) {

    public Assurance {
        amr = List.copyOf(amr);
    }

    public static Assurance of(JsonNode claims) {
        return new Assurance(
                claims.path("preferred_username").asText(),
                claims.path("acr").asText(),
                StreamSupport.stream(claims.path("amr").spliterator(), false)
                        .map(JsonNode::asText)
                        .toList(),
                instant(claims.path("auth_time")),
                claims.path("mfa_verified").asBoolean(),
                instant(claims.path("mfa_time")));
    }

    /** Whether the last proof is at most so old; a token that does not tell its age is too old. */
    boolean isNotOlderThan(Duration age, Instant now) {
        return authTime.filter(proven -> !proven.plus(age).isBefore(now)).isPresent();
    }

    private static Optional<Instant> instant(JsonNode seconds) {
        return seconds.isNumber() ? Optional.of(Instant.ofEpochSecond(seconds.asLong())) : Optional.empty();
    }
}
