package io.keycloakstepup.flow.ledger;

import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Whether something was proven earlier in an authentication that no step of ours is part of; nothing is taken over. */
public final class EarlierProof {

    private static final String PASSWORD = "password";

    private EarlierProof() {}

    /**
     * Whether this user has proven anything in the authentication at hand. Where there is none, the answer is no. What an
     * identity provider has said is not asked for: in a flow after a broker's, guesses are those of strangers.
     */
    public static boolean isThere(KeycloakSession session, UserModel user) {
        AuthenticationSessionModel authSession = session.getContext().getAuthenticationSession();
        return authSession != null && user.equals(authSession.getAuthenticatedUser()) && isIn(authSession);
    }

    /** Keycloak's forms record a password that nobody has typed; its other entries are true. */
    private static boolean isIn(AuthenticationSessionModel authSession) {
        return AuthenticatorUtil.isPasswordValidated(authSession)
                || AuthenticatorUtil.getAuthnCredentials(authSession).stream().anyMatch(type -> !type.equals(PASSWORD))
                || authSession.getUserSessionNotes().keySet().stream()
                        .anyMatch(note -> note.startsWith(EvidenceNote.PREFIX));
    }
}
