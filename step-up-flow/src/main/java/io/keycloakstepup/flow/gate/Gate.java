package io.keycloakstepup.flow.gate;

import java.util.Map;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.oidc.utils.OAuth2Code;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Who has passed the gate, for what. A pass is good for one authorization of one user. The mark that travels with the
 * client's session is not enough for that: Keycloak keeps it when a sign-in is started over, by whomever, and lets the
 * newest sign-in overwrite it for all codes of the same client.
 */
public final class Gate {

    private static final String KEY = "step-up.gate.";

    private final KeycloakSession session;

    public Gate(KeycloakSession session) {
        this.session = session;
    }

    /** Begins an authorization: nobody has passed the gate in it. */
    public static void close(AuthenticationSessionModel authSession) {
        GateMark.PENDING.set(authSession);
    }

    /** Lets this user's authorization pass. */
    public void open(AuthenticationSessionModel authSession, UserModel user) {
        GateMark.PASSED.set(authSession);
        String key = KEY + Authorization.of(authSession, user).fingerprint();
        session.singleUseObjects().put(key, lifespanSeconds(authSession.getRealm()), Map.of());
    }

    /** As long as what may still come after the gate (consent, required actions), and then the code. */
    private static long lifespanSeconds(RealmModel realm) {
        return (long) realm.getAccessCodeLifespanLogin()
                + realm.getAccessCodeLifespanUserAction()
                + realm.getAccessCodeLifespan();
    }

    /** Whether the authorization that this code stands for has passed. */
    public boolean isOpen(OAuth2Code code, AuthenticatedClientSessionModel clientSession) {
        return isOpen(Authorization.of(code, clientSession), clientSession);
    }

    /** Whether the authorization has passed whose answer carries tokens itself. */
    public boolean isOpen(AuthenticationSessionModel authSession, AuthenticatedClientSessionModel clientSession) {
        UserModel user = clientSession.getUserSession().getUser();
        return isOpen(Authorization.of(authSession, user), clientSession);
    }

    private boolean isOpen(Authorization authorization, AuthenticatedClientSessionModel clientSession) {
        return GateMark.isPassed(clientSession)
                && session.singleUseObjects().contains(KEY + authorization.fingerprint());
    }
}
