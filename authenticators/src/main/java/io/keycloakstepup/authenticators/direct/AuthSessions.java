package io.keycloakstepup.authenticators.direct;

import io.keycloakstepup.flow.hash.Sha256;
import io.keycloakstepup.flow.ledger.NoteJson;
import io.keycloakstepup.flow.once.OneTimeClaims;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/**
 * The password grants that wait, each under a handle that is taken once. Only the hash of a handle is kept, in Keycloak's
 * store of things that are used once; that it is taken once, on all nodes, the database says.
 */
record AuthSessions(KeycloakSession session) {

    private static final String KEY = "step-up.auth-session.";
    private static final String CLAIM = "auth-session";
    private static final String CONTENT = "content";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    /** Keeps one until it ends, and answers its handle: 256 random bits. */
    String keep(AuthSession kept, Instant now) {
        byte[] random = new byte[BYTES];
        RANDOM.nextBytes(random);
        String handle = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        long seconds = Math.max(1, Duration.between(now, kept.until()).toSeconds());
        session.singleUseObjects().put(key(handle), seconds, Map.of(CONTENT, NoteJson.write(kept)));
        return handle;
    }

    /**
     * The one of a handle, which is worth nothing afterwards; empty for a handle that was taken, is too old, was never made,
     * or was made for somebody else. Who may not have it does not use it up either.
     */
    Optional<AuthSession> take(String handle, Instant now) {
        return Optional.ofNullable(session.singleUseObjects().get(key(handle)))
                .flatMap(notes -> Optional.ofNullable(notes.get(CONTENT)))
                .map(note -> NoteJson.read(note, AuthSession.class))
                .filter(kept -> kept.isOf(session))
                .filter(kept -> !now.isAfter(kept.until()))
                .filter(kept -> isFirst(handle, kept, now));
    }

    /** Whether there is one under this handle, whomever it serves. */
    boolean isKept(String handle) {
        return session.singleUseObjects().get(key(handle)) != null;
    }

    private boolean isFirst(String handle, AuthSession kept, Instant now) {
        Duration left = Duration.between(now, kept.until()).plusMinutes(1);
        boolean isFirst = new OneTimeClaims(session).claim(CLAIM, handle, now, left);
        session.singleUseObjects().remove(key(handle));
        return isFirst;
    }

    private static String key(String handle) {
        return KEY + Sha256.of(handle);
    }
}
