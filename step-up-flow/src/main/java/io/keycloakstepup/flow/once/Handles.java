package io.keycloakstepup.flow.once;

import io.keycloakstepup.flow.hash.Sha256;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/**
 * What waits for an application's next call, each under a handle that the application holds. Only the hash of a handle is
 * kept, in Keycloak's store of things that are used once, where all nodes find it; that it is given up once, on all nodes,
 * the database says.
 *
 * @param session of the request
 * @param kind what waits; handles of one kind never find what waits under those of another
 */
public record Handles(KeycloakSession session, String kind) {

    private static final String CONTENT = "content";

    /** Longer than a node's clock may be off. */
    private static final Duration AFTERWARDS = Duration.ofMinutes(1);

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    /** A new handle: 256 random bits as Base64url. */
    public static String random() {
        byte[] random = new byte[BYTES];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** Keeps the content until then, for a second at least. */
    public void keep(String handle, String content, Instant until, Instant now) {
        long seconds = Math.max(1, Duration.between(now, until).toSeconds());
        session.singleUseObjects().put(key(handle), seconds, Map.of(CONTENT, content));
    }

    /** What waits under this handle; empty where nothing does any longer, or ever did. */
    public Optional<String> content(String handle) {
        return Optional.ofNullable(session.singleUseObjects().get(key(handle)))
                .flatMap(notes -> Optional.ofNullable(notes.get(CONTENT)));
    }

    /**
     * Gives a handle up.
     *
     * @param until when what it stands for ends by itself
     * @return true for whoever does so first: nobody else may go on from it
     */
    public boolean isFirstToGiveUp(String handle, Instant until, Instant now) {
        Duration left = Duration.between(now, until).plus(AFTERWARDS);
        boolean isFirst = new OneTimeClaims(session).claim(kind, handle, now, left);
        session.singleUseObjects().remove(key(handle));
        return isFirst;
    }

    private String key(String handle) {
        return "step-up." + kind + "." + Sha256.of(handle);
    }
}
