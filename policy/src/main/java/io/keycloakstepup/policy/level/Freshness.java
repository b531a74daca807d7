package io.keycloakstepup.policy.level;

import java.time.Duration;
import java.time.Instant;

/** The question whether a proof is still young enough. */
@FunctionalInterface
public interface Freshness {

    /** Every proof counts, however old: what has <em>ever</em> been proven. */
    Freshness EVER = (provenAt, maxAge) -> true;

    /**
     * Whether something proven at that instant is at most this old.
     *
     * @param provenAt when it was proven
     * @param maxAge the age allowed; zero asks for a proof within the request itself
     */
    boolean isFresh(Instant provenAt, Duration maxAge);

    /** The same question for the last step of a chain; no other one unless somebody asks more of that step. */
    default Freshness ofLastStep() {
        return this;
    }
}
