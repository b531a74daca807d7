package io.keycloakstepup.flow.factor;

import io.keycloakstepup.flow.reason.Reason;
import io.keycloakstepup.policy.level.Evidence;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** What a factor says to an answer. */
public sealed interface Verification {

    /**
     * It was right.
     *
     * @param evidence what it proves
     */
    record Proven(Evidence evidence) implements Verification {}

    /**
     * It does not count.
     *
     * @param reason why
     * @param retryAt when an answer will be looked at again; empty where one may be tried at once, or never
     */
    record Refused(Reason reason, Optional<Instant> retryAt) implements Verification {

        /** A refusal that has nothing to do with how often it was tried. */
        public Refused(Reason reason) {
            this(reason, Optional.empty());
        }

        /** Whether anybody has looked at the answer; there may have been too many before it. */
        public boolean wasLookedAt() {
            return reason != Reason.FACTOR_LOCKED && reason != Reason.FACTOR_DISABLED && reason != Reason.CODE_SPENT;
        }
    }

    /** Handles the case at hand. */
    default <T> T match(Function<Proven, T> proven, Function<Refused, T> refused) {
        return this instanceof Proven proof ? proven.apply(proof) : refused.apply((Refused) this);
    }
}
