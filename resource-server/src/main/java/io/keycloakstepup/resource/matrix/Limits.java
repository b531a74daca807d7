package io.keycloakstepup.resource.matrix;

import java.time.Duration;
import java.util.Objects;

/**
 * How far things may go.
 *
 * @param bodyBytes the longest body that conditions look into, in bytes
 * @param clockSkew how far the clocks of the issuer and of this server may be apart; as much as what verifies tokens
 *     forgives, else a proof of a valid token may lie ahead and be asked for again and again
 * @param roundTrip how long a user may take to come back with the token that was asked for: a shorter maximum age is
 *     taken for this one
 */
public record Limits(int bodyBytes, Duration clockSkew, Duration roundTrip) {

    /** What holds where nothing is said: 1 MB, and the skew that verifiers forgive where nothing is said to them. */
    public static final Limits DEFAULT = new Limits(1_000_000, Duration.ofSeconds(30), Duration.ofSeconds(60));

    public Limits {
        if (bodyBytes < 0) {
            throw new IllegalArgumentException("a body cannot have " + bodyBytes + " bytes");
        }
        Objects.requireNonNull(clockSkew, "clockSkew");
        Objects.requireNonNull(roundTrip, "roundTrip");
    }
}
