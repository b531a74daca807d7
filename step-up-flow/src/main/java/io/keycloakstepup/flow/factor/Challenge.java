package io.keycloakstepup.flow.factor;

import java.util.Objects;
import java.util.Optional;

/**
 * How a factor begins to ask.
 *
 * @param kept what its caller keeps on the server, out of the user's reach, and hands back with the answer; empty for
 *     nothing
 * @param shown what the user's device is given to answer, as JSON; empty for nothing
 * @param hindrance why what should have been sent was not, for the page that is shown all the same; empty if all is well
 */
public record Challenge(Optional<String> kept, Optional<String> shown, Optional<Verification.Refused> hindrance) {

    /** Nothing to keep and nothing to show. */
    public static final Challenge NONE = new Challenge(Optional.empty(), Optional.empty());

    public Challenge {
        Objects.requireNonNull(kept, "kept");
        Objects.requireNonNull(shown, "shown");
        Objects.requireNonNull(hindrance, "hindrance");
    }

    /** A challenge that nothing hinders. */
    public Challenge(Optional<String> kept, Optional<String> shown) {
        this(kept, shown, Optional.empty());
    }
}
