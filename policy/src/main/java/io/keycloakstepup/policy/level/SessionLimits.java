package io.keycloakstepup.policy.level;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long a level, once reached, goes on counting while its session is refreshed.
 *
 * @param max how long after it was reached; empty for as long as the session lives
 * @param idle how long after the session was last used; empty for as long as the session lives
 */
public record SessionLimits(Optional<Duration> max, Optional<Duration> idle) {

    /** As long as the session lives. */
    public static final SessionLimits NONE = new SessionLimits(Optional.empty(), Optional.empty());

    public SessionLimits {
        Objects.requireNonNull(max, "max");
        Objects.requireNonNull(idle, "idle");
        Stream.concat(max.stream(), idle.stream())
                .filter(limit -> limit.isNegative() || limit.isZero())
                .findFirst()
                .ifPresent(limit -> {
                    throw new IllegalArgumentException("a session cannot be limited to " + limit);
                });
    }

    /**
     * Whether a level still counts.
     *
     * @param reachedAt when it was reached
     * @param usedAt when the session was last used, to the second
     */
    public boolean allow(Instant reachedAt, Instant usedAt, Instant now) {
        boolean isYoung =
                max.filter(limit -> reachedAt.plus(limit).isBefore(now)).isEmpty();
        boolean isInUse = idle.filter(limit -> now.getEpochSecond() - usedAt.getEpochSecond() > limit.toSeconds())
                .isEmpty();
        return isYoung && isInUse;
    }
}
