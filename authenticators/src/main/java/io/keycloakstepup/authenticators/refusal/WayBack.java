package io.keycloakstepup.authenticators.refusal;

import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.OAuth2Constants;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.ClientModel;
import org.keycloak.protocol.LoginProtocol;
import org.keycloak.protocol.oidc.OIDCAdvancedConfigWrapper;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.grants.device.DeviceGrantType;
import org.keycloak.protocol.oidc.utils.OIDCRedirectUriBuilder;
import org.keycloak.protocol.oidc.utils.OIDCResponseMode;
import org.keycloak.protocol.oidc.utils.OIDCResponseType;
import org.keycloak.services.Urls;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The answer that takes the user back to the application without a sign-in. It ends the sign-in of this browser tab.
 *
 * @param context the step of the flow that is being refused
 * @param description what applications may log: no personal data, no secrets
 */
record WayBack(AuthenticationFlowContext context, String description) {

    private static final String SAML = "saml";
    private static final String UNMET = "unmet_authentication_requirements";

    /** The answer, in the response mode of the request. */
    Response to(Ending ending) {
        return switch (ending) {
            case ACCESS_DENIED -> byProtocol(LoginProtocol.Error.CONSENT_DENIED);
            case INTERACTION_REQUIRED -> byProtocol(LoginProtocol.Error.PASSIVE_INTERACTION_REQUIRED);
            case UNMET_REQUIREMENTS -> isOpenIdConnectRedirect() ? unmet() : byProtocol(unmetElsewhere());
        };
    }

    /** SAML has a status for it, NoAuthnContext (SAML Core §3.2.2.2). */
    private LoginProtocol.Error unmetElsewhere() {
        return SAML.equals(context.getAuthenticationSession().getProtocol())
                ? LoginProtocol.Error.LOA_INVALID
                : LoginProtocol.Error.CONSENT_DENIED;
    }

    private Response byProtocol(LoginProtocol.Error error) {
        AuthenticationSessionModel authSession = context.getAuthenticationSession();
        LoginProtocol protocol = context.getSession().getProvider(LoginProtocol.class, authSession.getProtocol());
        return protocol.setRealm(context.getRealm())
                .setHttpHeaders(context.getHttpRequest().getHttpHeaders())
                .setUriInfo(context.getUriInfo())
                .setEventBuilder(context.getEvent())
                .sendError(authSession, error, description);
    }

    /** A device has no redirect; it learns of the refusal when it asks for its tokens. */
    private boolean isOpenIdConnectRedirect() {
        AuthenticationSessionModel authSession = context.getAuthenticationSession();
        return OIDCLoginProtocol.LOGIN_PROTOCOL.equals(authSession.getProtocol())
                && !DeviceGrantType.isOAuth2DeviceVerificationFlow(authSession);
    }

    /** Keycloak knows no error of this name, so its redirect is made here. */
    private Response unmet() {
        AuthenticationSessionModel authSession = context.getAuthenticationSession();
        OIDCRedirectUriBuilder answer = OIDCRedirectUriBuilder.fromUri(
                        authSession.getRedirectUri(), mode(), context.getSession(), null)
                .addParam(OAuth2Constants.ERROR, UNMET)
                .addParam(OAuth2Constants.ERROR_DESCRIPTION, description);
        Optional.ofNullable(authSession.getClientNote(OIDCLoginProtocol.STATE_PARAM))
                .ifPresent(state -> answer.addParam(OAuth2Constants.STATE, state));
        issuer().ifPresent(issuer -> answer.addParam(OAuth2Constants.ISSUER, issuer));
        new AuthenticationSessionManager(context.getSession())
                .removeTabIdInAuthenticationSession(context.getRealm(), authSession);
        return answer.build();
    }

    private OIDCResponseMode mode() {
        AuthenticationSessionModel authSession = context.getAuthenticationSession();
        return OIDCResponseMode.parse(
                authSession.getClientNote(OIDCLoginProtocol.RESPONSE_MODE_PARAM),
                OIDCResponseType.parse(authSession.getClientNote(OIDCLoginProtocol.RESPONSE_TYPE_PARAM)));
    }

    /** RFC 9207; a client may be set to do without. */
    private Optional<String> issuer() {
        ClientModel client = context.getAuthenticationSession().getClient();
        return OIDCAdvancedConfigWrapper.fromClientModel(client).isExcludeIssuerFromAuthResponse()
                ? Optional.empty()
                : Optional.of(Urls.realmIssuer(
                        context.getUriInfo().getBaseUri(), context.getRealm().getName()));
    }
}
