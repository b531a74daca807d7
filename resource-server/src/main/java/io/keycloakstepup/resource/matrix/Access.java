package io.keycloakstepup.resource.matrix;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Who may call an operation. */
public sealed interface Access {

    /** Everybody, without a token. */
    record Open() implements Access {}

    /**
     * Whoever brings a token that shows what is required.
     *
     * @param requirement what that is
     * @param bypass who need not be asked; empty for nobody
     */
    record Guarded(Requirement requirement, Optional<Bypass> bypass) implements Access {
        public Guarded {
            Objects.requireNonNull(requirement, "requirement");
            Objects.requireNonNull(bypass, "bypass");
        }
    }

    /** Handles the case at hand. */
    default <R> R match(Supplier<R> open, Function<Guarded, R> guarded) {
        return this instanceof Guarded closed ? guarded.apply(closed) : open.get();
    }
}
