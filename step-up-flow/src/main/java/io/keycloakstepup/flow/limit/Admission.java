package io.keycloakstepup.flow.limit;

import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;

/** Whether an answer may be looked at. */
public sealed interface Admission {

    /** It may, and has been counted as a failure until {@link Attempts#succeeded} says otherwise. */
    record Granted() implements Admission {}

    /**
     * It may not yet; it was not counted.
     *
     * @param retryAt when the next one may
     */
    record Later(Instant retryAt) implements Admission {}

    /** None may any more: the credential failed too often in a row, and must be bound anew. */
    record Disabled() implements Admission {}

    /** None may any more to this challenge; it was not counted. */
    record Spent() implements Admission {}

    /** Handles the case at hand. */
    default <T> T match(Supplier<T> granted, Function<Later, T> later, Supplier<T> disabled, Supplier<T> spent) {
        if (this instanceof Granted) {
            return granted.get();
        }
        if (this instanceof Later wait) {
            return later.apply(wait);
        }
        return this instanceof Disabled ? disabled.get() : spent.get();
    }
}
