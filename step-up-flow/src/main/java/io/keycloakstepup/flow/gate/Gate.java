package io.keycloakstepup.flow.gate;

import java.util.Map;
import java.util.Optional;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OAuth2DeviceCodeModel;
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
        Authorization authorization = DeviceApproval.in(session, authSession)
                .map(device -> device.by(user))
                .orElseGet(() -> Authorization.of(authSession, user));
        GateMark.name(authSession, authorization.fingerprint());
        String key = KEY + authorization.fingerprint();
        session.singleUseObjects().put(key, lifespanSeconds(authSession.getRealm()), Map.of());
    }

    /**
     * Lets an authorization pass whose tokens are made in the same request, and which no code will ever stand for: the
     * password grant.
     */
    public static void pass(AuthenticationSessionModel authSession) {
        GateMark.PASSED.set(authSession);
    }

    /** Whether that was so for the client's session, which was made in that request too. */
    public static boolean hasPassed(AuthenticatedClientSessionModel clientSession) {
        return GateMark.isPassed(clientSession);
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

    /**
     * Whether the authorization has passed whose answer carries tokens, or an assertion, itself. That answer may leave in
     * the very request in which the gate was passed, and what is put into the store of single-use objects is seen only
     * by later ones: so the fingerprint in the authentication session is asked.
     */
    public static boolean isOpen(AuthenticationSessionModel authSession, UserModel user) {
        return GateMark.isPassed(
                authSession, Authorization.of(authSession, user).fingerprint());
    }

    /** Whether the approval has passed that this client's device was given. */
    public boolean isOpen(OAuth2DeviceCodeModel deviceCode, ClientModel client) {
        return Optional.ofNullable(deviceCode.getUserSessionId())
                .map(id -> session.sessions().getUserSession(client.getRealm(), id))
                .map(userSession -> userSession.getAuthenticatedClientSessionByClient(client.getId()))
                .filter(clientSession -> isOpen(DeviceApproval.of(deviceCode, client), clientSession))
                .isPresent();
    }

    private boolean isOpen(DeviceApproval approval, AuthenticatedClientSessionModel clientSession) {
        return isOpen(approval.by(clientSession.getUserSession().getUser()), clientSession);
    }

    private boolean isOpen(Authorization authorization, AuthenticatedClientSessionModel clientSession) {
        return GateMark.isPassed(clientSession)
                && session.singleUseObjects().contains(KEY + authorization.fingerprint());
    }
}
