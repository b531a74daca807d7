package io.keycloakstepup.authenticators.arrival;

import io.keycloakstepup.authenticators.step.Step;
import io.keycloakstepup.flow.login.Login;
import io.keycloakstepup.policy.level.Evidence;
import io.keycloakstepup.policy.level.FactorType;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.broker.util.PostBrokerLoginConstants;
import org.keycloak.authentication.authenticators.broker.util.SerializedBrokeredIdentityContext;
import org.keycloak.services.resources.LoginActionsService;

/**
 * Books a sign-in that was completed at an identity provider, under the provider's alias. By itself it shows no kind of
 * factor: what it was worth over there is a mapping's business.
 */
final class BrokeredAuthenticator implements Step {

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        provider(context).ifPresent(alias -> {
            Login login = new Login(context);
            login.prove(Evidence.of(FactorType.IDP, alias, login.now()));
        });
        context.success();
    }

    /** Keycloak notes it before it begins the flow that follows a sign-in elsewhere; empty in any other flow. */
    private static Optional<String> provider(AuthenticationFlowContext context) {
        if (!LoginActionsService.POST_BROKER_LOGIN_PATH.equals(context.getFlowPath())) {
            return Optional.empty();
        }
        return Optional.ofNullable(SerializedBrokeredIdentityContext.readFromAuthenticationSession(
                        context.getAuthenticationSession(), PostBrokerLoginConstants.PBL_BROKERED_IDENTITY_CONTEXT))
                .map(SerializedBrokeredIdentityContext::getIdentityProviderId);
    }
}
