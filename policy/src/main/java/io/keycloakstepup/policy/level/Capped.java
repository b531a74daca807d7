package io.keycloakstepup.policy.level;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * Freshness of which a request asks more than the policy does ({@code max_age}, OpenID Connect Core §3.1.2.1): the last
 * step of a chain must be proven within the limit, so that what is called {@code auth_time} never lies further back. A
 * limit of zero asks for every step to be proven within the request.
 *
 * @param ages what the policy asks
 * @param limit the age allowed beside that; never negative
 */
public record Capped(Freshness ages, Duration limit) implements Freshness {

    public Capped {
        Objects.requireNonNull(ages, "ages");
        if (limit.isNegative()) {
            throw new IllegalArgumentException("a limit cannot be negative: " + limit);
        }
    }

    @Override
    public boolean isFresh(Instant provenAt, Duration maxAge) {
        return ages.isFresh(provenAt, maxAge) && (!limit.isZero() || isWithinLimit(provenAt));
    }

    @Override
    public Freshness ofLastStep() {
        return (provenAt, maxAge) -> ages.isFresh(provenAt, maxAge) && isWithinLimit(provenAt);
    }

    private boolean isWithinLimit(Instant provenAt) {
        return ages.isFresh(provenAt, limit);
    }
}
