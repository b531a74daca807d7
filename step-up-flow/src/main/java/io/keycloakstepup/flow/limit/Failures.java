package io.keycloakstepup.flow.limit;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    /** What the rows of a credential say together; numbers are null where there are none. */
    static Failures of(@Nullable Number inARow, @Nullable Number nextAt, Instant now) {
        if (inARow == null || nextAt == null) {
            return NONE;
        }
        boolean isDisabled = inARow.intValue() >= Delays.MOST_FAILURES;
        Optional<Instant> next = Optional.of(Instant.ofEpochSecond(nextAt.longValue()))
                .filter(instant -> !isDisabled && instant.getEpochSecond() > now.getEpochSecond());
        return new Failures(inARow.intValue(), isDisabled, next);
    }
}
