package io.keycloakstepup.policy.rule;

import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The answer to a question about facts that may be missing (Kleene's three-valued logic, with reasons). */
public sealed interface Truth {

    /** It is so. */
    enum Yes implements Truth {
        YES
    }

    /**
     * It is not so.
     *
     * @param because the term that is false, in words for whoever wrote the policy
     */
    record No(String because) implements Truth {
        public No {
            Objects.requireNonNull(because, "because");
        }
    }

    /**
     * It cannot be said.
     *
     * @param missing the names of the facts that would be needed, or a description of what went wrong in reading them
     */
    record Unknown(Set<String> missing) implements Truth {
        public Unknown {
            missing = Set.copyOf(missing);
            if (missing.isEmpty()) {
                throw new IllegalArgumentException("what is unknown must be named");
            }
        }

        /** The names in alphabetical order, for messages. */
        public String listed() {
            return String.join(", ", new TreeSet<>(missing));
        }
    }

    /** The one positive answer. */
    static Truth yes() {
        return Yes.YES;
    }

    /** Both are so: one {@code No} decides, then everything unknown is collected. */
    default Truth and(Truth other) {
        if (this instanceof No || other instanceof Yes) {
            return this;
        }
        if (other instanceof No || this instanceof Yes) {
            return other;
        }
        return new Unknown(Stream.of(this, other)
                .map(Unknown.class::cast)
                .flatMap(unknown -> unknown.missing().stream())
                .collect(Collectors.toUnmodifiableSet()));
    }
}
