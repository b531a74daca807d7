package io.keycloakstepup.flow.factor;

import java.util.Objects;
import java.util.Optional;

/**
 * How a factor begins to ask.
 *
 * @param kept what its caller keeps on the server, out of the user's reach, and hands back with the answer; empty for
 *     nothing
 * @param shown what the user's device is given to answer, as JSON; empty for nothing
 */
public record Challenge(Optional<String> kept, Optional<String> shown) {

    /** Nothing to keep and nothing to show. */
    public static final Challenge NONE = new Challenge(Optional.empty(), Optional.empty());

    public Challenge {
        Objects.requireNonNull(kept, "kept");
        Objects.requireNonNull(shown, "shown");
    }
}
