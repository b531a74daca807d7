package io.keycloakstepup.flow.transaction;

import io.keycloakstepup.flow.hash.Sha256;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * What an application holds of a transaction between two calls: 256 random bits, worth nothing once the transaction has
 * gone on.
 *
 * @param text as the application has it; whatever was sent
 */
public record StateToken(String text) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    /** A new one. */
    public static StateToken random() {
        byte[] random = new byte[BYTES];
        RANDOM.nextBytes(random);
        return new StateToken(Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    /** Under what it is recognised. */
    String hash() {
        return Sha256.of(text);
    }

    /** Says nothing of it, so that no log can. */
    @Override
    public String toString() {
        return "StateToken";
    }
}
