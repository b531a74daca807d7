package io.keycloakstepup.mappers.enforcer;

import io.keycloakstepup.flow.gate.Gate;
import io.keycloakstepup.flow.reason.Reason;
import org.keycloak.OAuthErrorException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.oidc.grants.device.clientpolicy.context.DeviceTokenRequestContext;
import org.keycloak.representations.idm.ClientPolicyExecutorConfigurationRepresentation;
import org.keycloak.services.clientpolicy.ClientPolicyContext;
import org.keycloak.services.clientpolicy.ClientPolicyException;
import org.keycloak.services.clientpolicy.context.AuthorizationRequestContext;
import org.keycloak.services.clientpolicy.context.ImplicitHybridTokenResponse;
import org.keycloak.services.clientpolicy.context.TokenRequestContext;
import org.keycloak.services.clientpolicy.executor.ClientPolicyExecutorProvider;

/**
 * Stands between a completed flow and its tokens. It marks each authorization as pending, and lets no code be redeemed
 * and no implicit or hybrid answer carry tokens unless the gate let that authorization pass: so a flow that lost its
 * gate is a flow without tokens. A device gets tokens only for an approval that passed. Other grants are not looked at.
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
            require(gate.isOpen(request.getParseResult().getCodeData(), request.getClientSession()));
        } else if (context instanceof DeviceTokenRequestContext request) {
            require(gate.isOpen(
                    request.getDeviceCodeModel(), session.getContext().getClient()));
        } else if (context instanceof ImplicitHybridTokenResponse response) {
            require(Gate.isOpen(response.getAuthenticationSession(), user(response)));
        }
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
