package io.keycloakstepup.authenticators.direct;

import io.keycloakstepup.flow.ledger.NoteJson;
import io.keycloakstepup.flow.once.Handles;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/** The password grants that wait, each under a handle that is taken once. */
final class AuthSessions {

    private static final String KIND = "auth-session";

    private final KeycloakSession session;
    private final Handles handles;

    AuthSessions(KeycloakSession session) {
        this.session = session;
        this.handles = new Handles(session, KIND);
    }

    /** Keeps one until it ends, and answers its handle. */
    String keep(AuthSession kept, Instant now) {
        String handle = Handles.random();
        handles.keep(handle, NoteJson.write(kept), kept.until(), now);
        return handle;
    }

    /**
     * The one of a handle, which is worth nothing afterwards; empty for a handle that was taken, is too old, was never made,
     * or was made for somebody else. Who may not have it does not use it up either.
     */
    Optional<AuthSession> take(String handle, Instant now) {
        return handles.content(handle)
                .map(note -> NoteJson.read(note, AuthSession.class))
                .filter(kept -> kept.isOf(session))
                .filter(kept -> !now.isAfter(kept.until()))
                .filter(kept -> handles.isFirstToGiveUp(handle, kept.until(), now));
    }

    /** Whether there is one under this handle, whomever it serves. */
    boolean isKept(String handle) {
        return handles.content(handle).isPresent();
    }
}
