package io.keycloakstepup.authenticators.refusal;

import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.util.TokenUtil;

/** Tells whether a request forbids asking the user anything. */
public final class Passive {

    private Passive() {}

    /** Whether it does, by {@code prompt=none} (OpenID Connect Core §3.1.2.1). */
    public static boolean is(AuthenticationSessionModel authSession) {
        return OIDCLoginProtocol.LOGIN_PROTOCOL.equals(authSession.getProtocol())
                && TokenUtil.hasPrompt(
                        authSession.getClientNote(OIDCLoginProtocol.PROMPT_PARAM), OIDCLoginProtocol.PROMPT_VALUE_NONE);
    }
}
