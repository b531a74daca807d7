package io.keycloakstepup.policy.text;

import io.keycloakstepup.policy.spelling.Vocabulary;

/**
 * What a mapping may hold.
 *
 * @param what the mapping, for messages: "a rule"
 * @param keys the names it may hold
 */
public record Shape(String what, Vocabulary keys) {

    public static Shape of(String what, String... keys) {
        return new Shape(what, Vocabulary.of(keys));
    }
}
