package io.keycloakstepup.policy.text;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * What came of reading a text.
 *
 * @param <T> what the text says
 */
public sealed interface Reading<T> {

    /**
     * The text is right.
     *
     * @param value what it says
     */
    @SuppressWarnings("JavaLangClash")
    record Readable<T>(T value) implements Reading<T> {
        public Readable {
            Objects.requireNonNull(value, "value");
        }
    }

    /**
     * The text is wrong.
     *
     * @param errors all that is wrong with it, in the order of the text; never empty
     */
    record Unreadable<T>(List<PolicyError> errors) implements Reading<T> {
        public Unreadable {
            errors = List.copyOf(errors);
            if (errors.isEmpty()) {
                throw new IllegalArgumentException("unreadable without an error");
            }
        }
    }

    /** Handles the case at hand. */
    default <R> R match(Function<T, R> readable, Function<List<PolicyError>, R> unreadable) {
        if (this instanceof Readable<T> right) {
            return readable.apply(right.value());
        }
        return unreadable.apply(((Unreadable<T>) this).errors());
    }

    /** What is wrong; empty for a readable text. */
    default List<PolicyError> errors() {
        return match(value -> List.of(), errors -> errors);
    }
}
