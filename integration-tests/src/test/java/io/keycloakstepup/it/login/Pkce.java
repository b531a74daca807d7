package io.keycloakstepup.it.login;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** The secret that binds a code to the application that asked for it (RFC 7636, S256). */
public record Pkce(String verifier) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder BASE64_URL = Base64.getUrlEncoder().withoutPadding();

    /** A new one. */
    public static Pkce random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return new Pkce(BASE64_URL.encodeToString(bytes));
    }

    /** What the authorization request says of it. */
    public String challenge() {
        try {
            byte[] ascii = verifier.getBytes(StandardCharsets.US_ASCII);
            return BASE64_URL.encodeToString(
                    MessageDigest.getInstance("SHA-256").digest(ascii));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
