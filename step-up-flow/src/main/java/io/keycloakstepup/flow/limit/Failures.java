package io.keycloakstepup.flow.limit;

import java.time.Instant;
import java.util.Optional;

/**
 * How a credential stands with the limiter.
 *
 * @param inARow failures in a row that count towards disabling it, over all lanes
 * @param isDisabled whether it is disabled until it is bound anew, or an administrator resets the count
 * @param nextTryAt when the last of its waiting lanes may go on; empty where none waits, and for a disabled one
 */
public record Failures(int inARow, boolean isDisabled, Optional<Instant> nextTryAt) {

    /** Of a credential that has not failed since its last success. */
    public static final Failures NONE = new Failures(0, false, Optional.empty());
}
