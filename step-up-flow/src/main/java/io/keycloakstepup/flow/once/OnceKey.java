package io.keycloakstepup.flow.once;

import io.keycloakstepup.flow.hash.Sha256;

/** The primary key of a thing in our tables: a hash, so that they tell nobody what was used or tried, by whom. */
public final class OnceKey {

    private OnceKey() {}

    /** The SHA-256 of both, in lower-case hexadecimal; a kind holds no NUL, so two pairs never look the same. */
    public static String of(String kind, String thing) {
        return Sha256.of(kind + "\0" + thing);
    }
}
