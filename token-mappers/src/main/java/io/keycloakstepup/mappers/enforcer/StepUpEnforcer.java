package io.keycloakstepup.mappers.enforcer;

import io.keycloakstepup.flow.gate.Gate;
import io.keycloakstepup.flow.operation.RestCode;
import io.keycloakstepup.flow.reason.Reason;
import io.keycloakstepup.policy.facts.Grant;
import org.keycloak.OAuthErrorException;
import org.keycloak.events.EventType;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OAuth2DeviceCodeModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.grants.ciba.clientpolicy.context.BackchannelAuthenticationRequestContext;
import org.keycloak.protocol.oidc.grants.ciba.clientpolicy.context.BackchannelTokenRequestContext;
import org.keycloak.protocol.oidc.grants.device.clientpolicy.context.DeviceTokenRequestContext;
import org.keycloak.protocol.oidc.utils.OAuth2Code;
import org.keycloak.representations.idm.ClientPolicyExecutorConfigurationRepresentation;
import org.keycloak.services.clientpolicy.ClientPolicyContext;
import org.keycloak.services.clientpolicy.ClientPolicyException;
import org.keycloak.services.clientpolicy.context.AuthorizationRequestContext;
import org.keycloak.services.clientpolicy.context.ImplicitHybridTokenResponse;
import org.keycloak.services.clientpolicy.context.JWTAuthorizationGrantContext;
import org.keycloak.services.clientpolicy.context.ResourceOwnerPasswordCredentialsContext;
import org.keycloak.services.clientpolicy.context.ResourceOwnerPasswordCredentialsResponseContext;
import org.keycloak.services.clientpolicy.context.ServiceAccountTokenRequestContext;
import org.keycloak.services.clientpolicy.context.TokenExchangeRequestContext;
import org.keycloak.services.clientpolicy.context.TokenIntrospectContext;
import org.keycloak.services.clientpolicy.context.TokenRefreshContext;
import org.keycloak.services.clientpolicy.context.TokenRequestContext;
import org.keycloak.services.clientpolicy.context.UserInfoRequestContext;
import org.keycloak.services.clientpolicy.executor.ClientPolicyExecutorProvider;

/**
 * Stands between a request and its tokens. It marks each authorization as pending, and lets no code be redeemed and no
 * implicit or hybrid answer carry tokens unless the gate let that authorization pass: so a flow that lost its gate is a flow
 * without tokens. A device gets tokens only for an approval that passed. Where no gate is passed, because the user is not
 * there, the policy is asked here. A token that rests on revoked evidence is worth nothing where it is asked about.
 */
final class StepUpEnforcer implements ClientPolicyExecutorProvider<ClientPolicyExecutorConfigurationRepresentation> {

    private final KeycloakSession session;
    private final Gate gate;

    StepUpEnforcer(KeycloakSession session) {
        this.session = session;
        this.gate = new Gate(session);
    }

    @Override
    public String getProviderId() {
        return StepUpEnforcerFactory.ID;
    }

    @Override
    public void executeOnEvent(ClientPolicyContext context) throws ClientPolicyException {
        if (context instanceof AuthorizationRequestContext request) {
            Gate.close(request.getAuthenticationSession());
        } else if (context instanceof TokenRequestContext request) {
            redeem(request);
        } else if (context instanceof DeviceTokenRequestContext request) {
            redeem(request.getDeviceCodeModel());
        } else if (context instanceof ImplicitHybridTokenResponse response) {
            require(Gate.isOpen(response.getAuthenticationSession(), user(response)));
        } else if (context instanceof UserInfoRequestContext request) {
            new EvidenceCheck(session).userInfo(request.getTokenForUserInfo().getToken());
        } else if (context instanceof ResourceOwnerPasswordCredentialsContext request) {
            new PasswordCheck(session).begin(request.getParams());
        } else if (context instanceof ResourceOwnerPasswordCredentialsResponseContext response) {
            require(new PasswordCheck(session)
                    .isGated(response.getClientSessionContext().getClientSession()));
        } else {
            withoutGate(context);
        }
    }

    private void withoutGate(ClientPolicyContext context) {
        if (context instanceof TokenRefreshContext request) {
            new RefreshCheck(session, request).run();
        } else if (context instanceof TokenExchangeRequestContext request) {
            new ExchangeCheck(session, request.getTokenExchangeContext()).run();
        } else if (context instanceof ServiceAccountTokenRequestContext request) {
            new ClientCheck(session, EventType.CLIENT_LOGIN, request.getClientSession()).run();
        } else if (context instanceof TokenIntrospectContext request) {
            new EvidenceCheck(session).introspection(request.getParams());
        } else if (context instanceof BackchannelAuthenticationRequestContext request) {
            new VouchedCheck(session).backchannel(request.getParsedRequest());
        } else if (context instanceof BackchannelTokenRequestContext request) {
            new VouchedCheck(session).backchannel(request.getParsedRequest());
        } else if (context instanceof JWTAuthorizationGrantContext request) {
            new VouchedCheck(session).assertion(request);
        }
    }

    private void redeem(TokenRequestContext request) throws ClientPolicyException {
        OAuth2Code code = request.getParseResult().getCodeData();
        AuthenticatedClientSessionModel clientSession = request.getClientSession();
        require(gate.isOpen(code, clientSession));
        Grant grant = new RestCode(session).isRedeemed() ? Grant.API : Grant.BROWSER;
        new RedemptionCheck(session, EventType.CODE_TO_TOKEN, grant)
                .run(clientSession.getUserSession(), code.getScope());
    }

    private void redeem(OAuth2DeviceCodeModel code) throws ClientPolicyException {
        ClientModel client = session.getContext().getClient();
        require(gate.isOpen(code, client));
        UserSessionModel userSession = session.sessions().getUserSession(client.getRealm(), code.getUserSessionId());
        new RedemptionCheck(session, EventType.OAUTH2_DEVICE_CODE_TO_TOKEN, Grant.DEVICE)
                .run(userSession, code.getScope());
    }

    private static UserModel user(ImplicitHybridTokenResponse response) {
        return response.getClientSessionContext()
                .getClientSession()
                .getUserSession()
                .getUser();
    }

    private static void require(boolean passed) throws ClientPolicyException {
        if (!passed) {
            throw new ClientPolicyException(OAuthErrorException.INVALID_GRANT, Reason.GATE_NOT_PASSED.code());
        }
    }
}
