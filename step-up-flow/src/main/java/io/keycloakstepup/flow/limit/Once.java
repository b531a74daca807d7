package io.keycloakstepup.flow.limit;

import io.keycloakstepup.policy.level.Evidence;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * A right answer that may count once.
 *
 * @param number its place among the answers of its credential, or of its challenge where that has a row: whoever has used it up has used up all before it
 * @param isFarAhead whether it is so far ahead that it counts only if it was awaited
 * @param use takes it out of where Keycloak keeps it, and answers what it proves
 */
public record Once(long number, boolean isFarAhead, Supplier<Evidence> use) {

    public Once {
        if (number < 0) {
            throw new IllegalArgumentException("an answer has a number from 0: " + number);
        }
        Objects.requireNonNull(use, "use");
    }
}
