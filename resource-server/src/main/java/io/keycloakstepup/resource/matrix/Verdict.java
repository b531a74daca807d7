package io.keycloakstepup.resource.matrix;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/** What the matrix says of one request. */
public sealed interface Verdict {

    /** Nothing: nobody may. */
    record Unlisted() implements Verdict {}

    /**
     * Everybody may.
     *
     * @param operations the ids of the operations that say so
     */
    record Open(List<String> operations) implements Verdict {
        public Open {
            operations = List.copyOf(operations);
        }
    }

    /**
     * Whoever has the right token may.
     *
     * @param requirement what the token must show
     * @param operations the ids of the operations that ask for it
     * @param bypassed the ids of those among them that let the token's client by
     */
    record Guarded(Requirement requirement, List<String> operations, List<String> bypassed) implements Verdict {
        public Guarded {
            Objects.requireNonNull(requirement, "requirement");
            operations = List.copyOf(operations);
            bypassed = List.copyOf(bypassed);
        }
    }

    /** Handles the case at hand. */
    default <R> R match(Supplier<R> unlisted, Function<Open, R> open, Function<Guarded, R> guarded) {
        if (this instanceof Open free) {
            return open.apply(free);
        }
        return this instanceof Guarded closed ? guarded.apply(closed) : unlisted.get();
    }
}
