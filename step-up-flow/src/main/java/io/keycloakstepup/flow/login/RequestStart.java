package io.keycloakstepup.flow.login;

import java.time.Instant;
import java.util.Optional;
import org.keycloak.sessions.AuthenticationSessionModel;

/** When a sign-in began: what was proven since then was proven within the request. */
public final class RequestStart {

    private static final String NOTE = "step-up.requested-at";

    private RequestStart() {}

    /** Remembers the start, unless an earlier step did. */
    public static void mark(AuthenticationSessionModel authSession, Instant now) {
        if (authSession.getAuthNote(NOTE) == null) {
            authSession.setAuthNote(NOTE, Long.toString(now.toEpochMilli()));
        }
    }

    /** The start; this instant where no step has marked it, so that nothing proven earlier passes for new. */
    static Instant of(AuthenticationSessionModel authSession, Instant now) {
        return Optional.ofNullable(authSession.getAuthNote(NOTE))
                .map(Long::parseLong)
                .map(Instant::ofEpochMilli)
                .orElse(now);
    }
}
