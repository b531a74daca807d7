package io.keycloakstepup.authenticators.single;

import io.keycloakstepup.authenticators.page.FactorPage;
import io.keycloakstepup.authenticators.refusal.Refusal;
import io.keycloakstepup.authenticators.step.Step;
import io.keycloakstepup.flow.factor.Factor;
import io.keycloakstepup.flow.factor.Factors;
import io.keycloakstepup.flow.login.Login;
import io.keycloakstepup.flow.reason.Reason;
import io.keycloakstepup.flow.registry.PolicyRegistry;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Asks for one factor, whatever the policy says, and books it as evidence.
 *
 * @param page how it asks
 */
record FactorStep(FactorPage page) implements Step {

    @Override
    public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return new Factors(session).canAsk(user, page.factor());
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        take(context, factor -> factor.isUsableBy(context.getUser()), Exchange::begin);
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        if (!Refusal.isLeft(context)) {
            take(
                    context,
                    factor -> true,
                    exchange -> exchange.hear(context.getHttpRequest().getDecodedFormParameters()));
        }
    }

    /** Without a policy Keycloak checks codes itself, and what is used up here could be used there once more. */
    private void take(AuthenticationFlowContext context, Predicate<Factor> isFit, Consumer<Exchange> turn) {
        if (!PolicyRegistry.of(context.getRealm()).isStored()) {
            Refusal.of(Reason.POLICY_MISSING).show(context);
            return;
        }
        factor(context)
                .filter(isFit)
                .map(factor -> new Exchange(context, page, factor, new Login(context)))
                .ifPresentOrElse(
                        turn, () -> Refusal.of(Reason.LEVEL_UNREACHABLE).show(context));
    }

    private Optional<Factor> factor(AuthenticationFlowContext context) {
        return new Factors(context.getSession()).of(page.factor());
    }
}
