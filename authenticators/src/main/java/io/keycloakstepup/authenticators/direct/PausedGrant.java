package io.keycloakstepup.authenticators.direct;

import io.keycloakstepup.flow.login.PausedLogin;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/** A password grant that was refused for want of a further factor, and goes on elsewhere. */
public final class PausedGrant {

    private PausedGrant() {}

    /**
     * The sign-in of the {@code auth_session} that its answer named, which is worth nothing afterwards; empty for a handle that
     * was taken, is too old, was never made, or was made for another client or key than that of the request at hand.
     */
    public static Optional<PausedLogin> take(KeycloakSession session, String handle, Instant now) {
        return new AuthSessions(session).take(handle, now).map(AuthSession::login);
    }
}
