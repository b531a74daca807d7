package io.keycloakstepup.flow.registry;

import io.keycloakstepup.flow.hash.Sha256;

/** The fingerprint by which a policy text is named in events and entity tags. */
public final class PolicyHash {

    private PolicyHash() {}

    /** The SHA-256 of the text in UTF-8, in lower-case hexadecimal. */
    public static String of(String text) {
        return Sha256.of(text);
    }
}
