package io.keycloakstepup.flow.login;

import io.keycloakstepup.flow.device.ApiCall;
import io.keycloakstepup.flow.gate.Gate;
import java.util.List;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.utils.AuthenticationFlowResolver;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.services.Urls;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.CommonClientSessionModel;

/**
 * One call of our REST, in which a sign-in goes on as a step of a flow would: with an authentication session of its own,
 * which lasts as long as the call, as that of the password grant does.
 *
 * @param session the Keycloak session
 * @param client the application that calls
 * @param event what the call is written down as
 */
public record RestCall(KeycloakSession session, ClientModel client, EventBuilder event) {

    /** The step; nothing has been asked in it, and nobody is known. */
    public AuthenticationFlowContext begin() {
        new ApiCall(!client.isPublicClient()).begin(session);
        AuthenticationSessionModel authSession = newSession();
        Gate.close(authSession);
        AuthenticationProcessor processor = new AuthenticationProcessor()
                .setAuthenticationSession(authSession)
                .setFlowPath(FlowGrant.OVER_REST)
                .setConnection(session.getContext().getConnection())
                .setEventBuilder(event)
                .setRealm(realm())
                .setSession(session)
                .setUriInfo(session.getContext().getUri())
                .setRequest(session.getContext().getHttpRequest());
        return processor.createAuthenticatorContext(step(authSession), null, List.of());
    }

    private AuthenticationSessionModel newSession() {
        AuthenticationSessionModel authSession = new AuthenticationSessionManager(session)
                .createAuthenticationSession(realm(), false)
                .createAuthenticationSession(client);
        session.getContext().setAuthenticationSession(authSession);
        authSession.setProtocol(OIDCLoginProtocol.LOGIN_PROTOCOL);
        authSession.setAction(CommonClientSessionModel.Action.AUTHENTICATE.name());
        authSession.setClientNote(
                OIDCLoginProtocol.ISSUER,
                Urls.realmIssuer(session.getContext().getUri().getBaseUri(), realm().getName()));
        return authSession;
    }

    /** A step without an authenticator, of the flow that the application's users go through in a browser. */
    private static AuthenticationExecutionModel step(AuthenticationSessionModel authSession) {
        AuthenticationFlowModel flow = AuthenticationFlowResolver.resolveBrowserFlow(authSession);
        AuthenticationExecutionModel step = new AuthenticationExecutionModel();
        step.setParentFlow(flow.getId());
        return step;
    }

    /** Goes on with a session of the user's: nothing has been proven in this sign-in yet. */
    public static void proceed(AuthenticationSessionModel authSession, UserSessionModel userSession) {
        RestoredSession.mark(authSession, userSession);
        authSession.setAuthNote(AuthenticationManager.SSO_AUTH, "true");
    }

    /** Ends a call. Keycloak has ended its authentication session itself where a user session came of it. */
    public static void end(KeycloakSession session, AuthenticationSessionModel authSession) {
        String root = authSession.getParentSession().getId();
        RealmModel realm = authSession.getRealm();
        Optional.ofNullable(session.authenticationSessions().getRootAuthenticationSession(realm, root))
                .ifPresent(left -> session.authenticationSessions().removeRootAuthenticationSession(realm, left));
    }

    private RealmModel realm() {
        return session.getContext().getRealm();
    }
}
