package io.keycloakstepup.authenticators.arrival;

import io.keycloakstepup.authenticators.refusal.EventDetail;
import io.keycloakstepup.authenticators.step.Step;
import io.keycloakstepup.flow.ledger.Elsewhere;
import io.keycloakstepup.flow.login.Login;
import io.keycloakstepup.flow.registry.PolicyRegistry;
import io.keycloakstepup.policy.broker.Broker;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.broker.util.PostBrokerLoginConstants;
import org.keycloak.authentication.authenticators.broker.util.SerializedBrokeredIdentityContext;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.services.resources.LoginActionsService;

/**
 * Books a sign-in that was completed at an identity provider, and the factors that it stands for by the realm's policy. Both
 * are as old as the provider says, so that single sign-on over there makes nothing younger.
 */
final class BrokeredAuthenticator implements Step {

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        arrival(context).ifPresent(arrival -> book(context, arrival));
        context.success();
    }

    private static void book(AuthenticationFlowContext context, BrokeredIdentityContext arrival) {
        Login login = new Login(context);
        ProviderAnswer answer = new AnswerReader(arrival).read();
        Elsewhere place = new Elsewhere(answer.provider());
        Instant at = answer.at(login.now());
        Worth worth = doubt(context, arrival, place)
                .map(Worth::nothing)
                .orElseGet(() -> answer.worth(policyOf(context, place), login.now()));
        login.take(place.signIn(at));
        worth.factors().forEach((factor, longest) -> login.take(place.proof(factor, at, longest)));
        context.getEvent().detail(EventDetail.PROVIDER, answer.provider() + ": " + worth.said());
    }

    /** Why nothing that the provider says is believed; empty where it is. */
    private static Optional<Doubt> doubt(
            AuthenticationFlowContext context, BrokeredIdentityContext arrival, Elsewhere place) {
        if (!Elsewhere.isChecked(arrival.getIdpConfig())) {
            return Optional.of(Doubt.UNCHECKED);
        }
        if (!place.isAccountOf(context.getSession(), context.getUser(), arrival.getId())) {
            return Optional.of(Doubt.FOREIGN);
        }
        return place.isVouchedFor(context.getSession(), context.getUser())
                ? Optional.empty()
                : Optional.of(Doubt.UNVOUCHED);
    }

    private static Broker policyOf(AuthenticationFlowContext context, Elsewhere place) {
        return PolicyRegistry.of(context.getRealm()).broker(place.provider());
    }

    /** Keycloak notes it before it begins the flow that follows a sign-in elsewhere; empty in any other flow. */
    private static Optional<BrokeredIdentityContext> arrival(AuthenticationFlowContext context) {
        if (!LoginActionsService.POST_BROKER_LOGIN_PATH.equals(context.getFlowPath())) {
            return Optional.empty();
        }
        return Optional.ofNullable(SerializedBrokeredIdentityContext.readFromAuthenticationSession(
                        context.getAuthenticationSession(), PostBrokerLoginConstants.PBL_BROKERED_IDENTITY_CONTEXT))
                .map(noted -> noted.deserialize(context.getSession(), context.getAuthenticationSession()));
    }
}
