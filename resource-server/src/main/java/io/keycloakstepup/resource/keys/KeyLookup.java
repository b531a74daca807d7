package io.keycloakstepup.resource.keys;

import io.keycloakstepup.resource.jose.SigningKey;
import java.util.function.Function;
import java.util.function.Supplier;

/** What came of looking for a key. */
public sealed interface KeyLookup {

    /** Handles each case. */
    default <T> T match(Function<SigningKey, T> found, Supplier<T> unknown, Supplier<T> unavailable) {
        if (this instanceof Found it) {
            return found.apply(it.key());
        }
        return this instanceof Unknown ? unknown.get() : unavailable.get();
    }

    /**
     * It is there.
     *
     * @param key the key
     */
    record Found(SigningKey key) implements KeyLookup {}

    /** The issuer has no such key. */
    record Unknown() implements KeyLookup {}

    /** Nobody can tell: the issuer's keys cannot be had, and what is kept of them is too old or without this one. */
    record Unavailable() implements KeyLookup {}
}
