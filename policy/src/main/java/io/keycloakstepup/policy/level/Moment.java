package io.keycloakstepup.policy.level;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * The instant at which freshness is judged, together with the start of the request it is judged for.
 *
 * @param now the instant of the judgement
 * @param requestedAt when the request began that must be satisfied; a {@code maxAge} of zero asks for a proof since then
 */
public record Moment(Instant now, Instant requestedAt) implements Freshness {

    /** How far ahead of this clock another node's may be before its evidence is disbelieved. */
    static final Duration TOLERATED_SKEW = Duration.ofMinutes(1);

    public Moment {
        Objects.requireNonNull(now, "now");
        Objects.requireNonNull(requestedAt, "requestedAt");
    }

    /** A judgement outside of any interactive request, a refresh for example: a {@code maxAge} of zero is never met. */
    public static Moment at(Instant now) {
        return new Moment(now, now.plus(TOLERATED_SKEW).plusMillis(1));
    }

    /**
     * Whether something proven at that instant is at most this old. An age of exactly {@code maxAge} is fresh (OpenID
     * Connect Core §3.1.2.1 asks again when <em>more</em> time has passed); a {@code maxAge} of zero asks for a proof
     * within this very request.
     */
    @Override
    public boolean isFresh(Instant provenAt, Duration maxAge) {
        if (provenAt.isAfter(now.plus(TOLERATED_SKEW))) {
            return false;
        }
        return maxAge.isZero()
                ? !provenAt.isBefore(requestedAt)
                : !provenAt.plus(maxAge).isBefore(now);
    }
}
