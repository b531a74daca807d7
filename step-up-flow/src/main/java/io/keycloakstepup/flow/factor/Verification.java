package io.keycloakstepup.flow.factor;

import io.keycloakstepup.flow.reason.Reason;
import io.keycloakstepup.policy.level.Evidence;
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
     */
    record Refused(Reason reason) implements Verification {}

    /** Handles the case at hand. */
    default <T> T match(Function<Proven, T> proven, Function<Refused, T> refused) {
        return this instanceof Proven proof ? proven.apply(proof) : refused.apply((Refused) this);
    }
}
