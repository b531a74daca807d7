package io.keycloakstepup.authenticators.direct;

import io.keycloakstepup.flow.login.PausedLogin;
import io.keycloakstepup.flow.transaction.Phase.Begun;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/**
 * A password grant that was refused for want of a further factor, and goes on elsewhere.
 *
 * @param login the sign-in
 * @param begun the factor that was begun last, whose answer may still come; empty where none was
 */
public record PausedGrant(PausedLogin login, Optional<Begun> begun) {

    /**
     * The one of the {@code auth_session} that its answer named, which is worth nothing afterwards; empty for a handle that
     * was taken, is too old, was never made, or was made for another client or key than that of the request at hand.
     */
    public static Optional<PausedGrant> take(KeycloakSession session, String handle, Instant now) {
        return new AuthSessions(session).take(handle, now).map(PausedGrant::of);
    }

    /** Whether there is one under this handle, whomever it serves. */
    public static boolean isKept(KeycloakSession session, String handle) {
        return new AuthSessions(session).isKept(handle);
    }

    private static PausedGrant of(AuthSession kept) {
        return new PausedGrant(
                kept.login(),
                Optional.ofNullable(kept.begun())
                        .map(begun -> new Begun(begun.factor(), Optional.of(begun.kept()), Optional.empty())));
    }
}
