package io.keycloakstepup.demo.bank;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

/**
 * A visitor who was sent to Keycloak, and what must come back with them.
 *
 * @param state comes back with the visitor
 * @param nonce comes back in the ID token
 * @param verifier redeems the code (PKCE)
 * @param errand what the visitor wanted; empty for signing in only
 */
record Departure(String state, String nonce, String verifier, Optional<Errand> errand) {

    static Departure on(Optional<Errand> errand) {
        return new Departure(Secret.random(), Secret.random(), Secret.random(), errand);
    }

    /** What the authorization request shows of the verifier: its SHA-256. */
    String challenge() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
