package io.keycloakstepup.flow.device;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What a sign-in gives the browser that it was made in.
 *
 * @param credentialsHash what the account can prove itself with
 * @param rememberedUntil until when it is remembered; empty if it is only known
 */
record Trust(String credentialsHash, Optional<Instant> rememberedUntil) {

    /** None: the browser is told from others, and that is all. No account can prove itself with what has this hash. */
    static final Trust NONE = new Trust("-", Optional.empty());

    Trust {
        Objects.requireNonNull(credentialsHash, "credentialsHash");
        Objects.requireNonNull(rememberedUntil, "rememberedUntil");
    }
}
