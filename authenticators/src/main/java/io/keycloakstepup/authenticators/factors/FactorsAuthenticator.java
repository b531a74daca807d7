package io.keycloakstepup.authenticators.factors;

import io.keycloakstepup.authenticators.refusal.Refusal;
import io.keycloakstepup.authenticators.step.Step;
import io.keycloakstepup.flow.factor.Factor;
import io.keycloakstepup.flow.factor.Factors;
import io.keycloakstepup.flow.login.Login;
import io.keycloakstepup.flow.reason.Reason;
import io.keycloakstepup.policy.decision.Decision;
import io.keycloakstepup.policy.level.FactorType;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;

/**
 * Asks for the factors that the policy still wants, one after another in the policy's order, and shows nothing when
 * nothing is missing. Which factor comes next is decided anew after each answer.
 */
final class FactorsAuthenticator implements Step {

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        goOn(context, new Login(context));
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        if (Refusal.isLeft(context)) {
            return;
        }
        Optional<Factor> asked = AskedFactor.of(context.getAuthenticationSession())
                .flatMap(type -> new Factors(context.getSession()).of(type));
        asked.ifPresentOrElse(factor -> check(context, factor), () -> authenticate(context));
    }

    private static void check(AuthenticationFlowContext context, Factor factor) {
        Login login = new Login(context);
        FactorPage page = FactorPage.of(factor.type());
        factor.verify(login.user(), page.answer(context), login.now())
                .match(
                        proven -> {
                            login.prove(proven.evidence());
                            goOn(context, login);
                            return true;
                        },
                        refused -> {
                            page.showAgain(context, refused.reason());
                            return false;
                        });
    }

    private static void goOn(AuthenticationFlowContext context, Login login) {
        Optional<Refusal> refusal = login.decide()
                .match(
                        decided -> goOn(context, login, decided.decision()),
                        undecidable -> Optional.of(Refusal.of(undecidable.reason())));
        refusal.ifPresent(reason -> reason.show(context));
    }

    private static Optional<Refusal> goOn(AuthenticationFlowContext context, Login login, Decision decision) {
        return decision.match(
                granted -> {
                    context.success();
                    return Optional.empty();
                },
                stepUp -> next(login, stepUp)
                        .map(factor -> ask(context, factor))
                        .orElseGet(() -> Optional.of(Refusal.of(Reason.LEVEL_UNREACHABLE))),
                denied -> Optional.of(new Refusal(Reason.POLICY_DENIED, denied.reason())));
    }

    /**
     * The factor that comes next; empty where none would lead to the level. Who has proven nothing is not told what the
     * account lacks: the password is asked for first, as of everybody.
     */
    private static Optional<FactorType> next(Login login, Decision.StepUpRequired stepUp) {
        return stepUp.isReachable()
                ? stepUp.unmet().get(0).factors().findFirst()
                : Optional.of(FactorType.PASSWORD).filter(password -> login.isUnproven());
    }

    private static Optional<Refusal> ask(AuthenticationFlowContext context, FactorType factor) {
        AskedFactor.remember(context.getAuthenticationSession(), factor);
        FactorPage.of(factor).show(context);
        return Optional.empty();
    }
}
