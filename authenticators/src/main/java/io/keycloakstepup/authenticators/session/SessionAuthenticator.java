package io.keycloakstepup.authenticators.session;

import io.keycloakstepup.authenticators.step.Step;
import io.keycloakstepup.flow.gate.Gate;
import io.keycloakstepup.flow.login.Login;
import io.keycloakstepup.flow.login.RequestStart;
import io.keycloakstepup.flow.login.RestoredSession;
import io.keycloakstepup.flow.time.ServerClock;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.models.Constants;
import org.keycloak.protocol.LoginProtocol;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Restores user and session from the SSO cookie, and decides nothing: whether that is enough is for the policy to say.
 * Keycloak's own cookie step ends the flow when the level asked for was reached before, whatever has changed since. A
 * fresh authentication is left to Keycloak's forms only where the policy's factors cannot give it.
 */
final class SessionAuthenticator implements Step {

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        AuthenticationSessionModel authSession = context.getAuthenticationSession();
        Gate.close(authSession);
        RequestStart.mark(authSession, ServerClock.now());
        AuthResult restored =
                AuthenticationManager.authenticateIdentityCookie(context.getSession(), context.getRealm(), true);
        if (restored == null || AuthenticatorUtil.isForkedFlow(authSession)) {
            context.attempted();
        } else {
            restore(context, restored);
        }
    }

    private static void restore(AuthenticationFlowContext context, AuthResult restored) {
        AuthenticationSessionModel authSession = context.getAuthenticationSession();
        RestoredSession.mark(authSession, restored.session());
        context.setUser(restored.user());
        // Before anything is booked: what was answered in this request already is more than single sign-on.
        authSession.setAuthNote(AuthenticationManager.SSO_AUTH, "true");
        Login login = new Login(context);
        if (login.isInBrowserOfSession()) {
            authSession.setAuthNote(Constants.LOA_MAP, restored.session().getNote(Constants.LOA_MAP));
        }
        if (isReauthentication(context, restored) && !login.canReauthenticate()) {
            authSession.removeAuthNote(AuthenticationManager.SSO_AUTH);
            authSession.setAuthNote(AuthenticationManager.FORCED_REAUTHENTICATION, "true");
            context.attempted();
        } else {
            context.attachUserSession(restored.session());
            context.success();
        }
    }

    /** Whether Keycloak would show its forms again: by {@code prompt=login}, {@code max_age} and their like. */
    private static boolean isReauthentication(AuthenticationFlowContext context, AuthResult restored) {
        AuthenticationSessionModel authSession = context.getAuthenticationSession();
        return context.getSession()
                .getProvider(LoginProtocol.class, authSession.getProtocol())
                .requireReauthentication(restored.session(), authSession);
    }

    @Override
    public boolean requiresUser() {
        return false;
    }
}
