package io.keycloakstepup.flow.once;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The primary key of a thing in our tables: a hash, so that they tell nobody what was used or tried, by whom. */
public final class OnceKey {

    private OnceKey() {}

    /** The SHA-256 of both, in lower-case hexadecimal; a kind holds no NUL, so two pairs never look the same. */
    public static String of(String kind, String thing) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(kind.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return HexFormat.of().formatHex(digest.digest(thing.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
