package io.keycloakstepup.demo.bank;

import io.keycloakstepup.demo.api.Errand;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * A visitor who was sent to Keycloak, and what must come back with them.
 *
 * @param state comes back with the visitor
 * @param nonce comes back in the ID token
 * @param verifier redeems the code (PKCE)
 * @param errand what the visitor wanted; empty for signing in only
 * @param wishes the parameters of the authorization request that ask for more than a sign-in
 */
record Departure(String state, String nonce, String verifier, Optional<Errand> errand, Map<String, String> wishes) {

    private static final String ACTION = "kc_action";

    Departure {
        wishes = Map.copyOf(wishes);
    }

    static Departure toSignIn(Optional<Errand> errand, Map<String, String> wishes) {
        return new Departure(Secret.random(), Secret.random(), Secret.random(), errand, wishes);
    }

    /** Leaves to have Keycloak do something with the visitor's account, by the id of its required action. */
    static Departure toAct(String action) {
        return toSignIn(Optional.empty(), Map.of(ACTION, action));
    }

    boolean isToAct() {
        return wishes.containsKey(ACTION);
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
