package io.keycloakstepup.flow.login;

import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The user session that a sign-in continues. Only one counts that the SSO cookie has opened, or over REST an access token of
 * it: Keycloak would also attach a sign-in to the session whose id its authentication cookie carries, and with it to evidence
 * that somebody else gave.
 */
public final class RestoredSession {

    private static final String NOTE = "step-up.restored";

    private RestoredSession() {}

    /** Remembers that the SSO cookie, or an access token, has opened this session. */
    public static void mark(AuthenticationSessionModel authSession, UserSessionModel userSession) {
        authSession.setAuthNote(NOTE, userSession.getId());
    }

    /** Whether a session was opened in this sign-in. */
    static boolean isMarked(AuthenticationSessionModel authSession) {
        return authSession.getAuthNote(NOTE) != null;
    }

    /** The session, if it is this user's and still valid. How old its evidence may be is for the request to say. */
    static Optional<UserSessionModel> of(
            KeycloakSession session, RealmModel realm, AuthenticationSessionModel authSession, UserModel user) {
        return Optional.ofNullable(authSession.getAuthNote(NOTE))
                .map(id -> session.sessions().getUserSession(realm, id))
                .filter(restored -> user.equals(restored.getUser()))
                .filter(restored -> AuthenticationManager.isSessionValid(realm, restored));
    }
}
