package io.keycloakstepup.resource.guard;

import io.keycloakstepup.resource.matrix.Limits;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a proof is recent enough. An age may be passed by the clock skew; and no maximum is shorter than what a user
 * needs to come back with the token that was asked for, so that 0s can be met at all.
 *
 * @param limits how far the clocks may be apart, and how long coming back may take
 */
record Freshness(Limits limits) {

    /** Whether what was proven then is no older than this now; no for what nobody knows, and for what lies ahead. */
    boolean isFresh(Optional<Instant> provenAt, Duration maxAge, Instant now) {
        Duration longest = maxAge.compareTo(limits.roundTrip()) < 0 ? limits.roundTrip() : maxAge;
        return provenAt.filter(then -> !then.isAfter(now.plus(limits.clockSkew())))
                .filter(then -> !then.plus(longest).plus(limits.clockSkew()).isBefore(now))
                .isPresent();
    }
}
