package io.keycloakstepup.resource.keys;

import io.keycloakstepup.resource.jose.SignedText;
import io.keycloakstepup.resource.jose.SigningKey;
import io.keycloakstepup.resource.jose.SigningKeys;
import java.time.Instant;
import java.util.Optional;

/** Where the keys of an issuer come from. Thread-safe. */
@FunctionalInterface
public interface KeySource {

    /** Looks for the key that must have signed this. */
    KeyLookup keyFor(SignedText text, Instant now);

    /** Keys that never change, as they stand in a file for example. */
    static KeySource of(SigningKeys keys) {
        return (text, now) -> {
            Optional<SigningKey> key = keys.of(text);
            return key.isPresent() ? new KeyLookup.Found(key.get()) : new KeyLookup.Unknown();
        };
    }
}
