package io.keycloakstepup.authenticators.factors;

import io.keycloakstepup.authenticators.refusal.Refusal;
import io.keycloakstepup.authenticators.step.Step;
import io.keycloakstepup.flow.login.Login;
import io.keycloakstepup.flow.login.Verdict;
import io.keycloakstepup.flow.reason.Reason;
import io.keycloakstepup.policy.decision.Decision;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.authentication.AuthenticationFlowContext;

/**
 * Asks for the factors that the policy still wants, one after another in the policy's order, and shows nothing when
 * nothing is missing. Which factor comes next is decided anew before and after each answer, so that a form can only
 * answer or choose what the policy wants at that moment.
 */
final class FactorsAuthenticator implements Step {

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        go(context, new Login(context), Turn::again);
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        if (Refusal.isLeft(context)) {
            return;
        }
        Login login = new Login(context);
        go(context, login, turn -> turn.hear(context.getHttpRequest().getDecodedFormParameters()));
    }

    /** A turn that leads on is followed by the next one, with what is proven by then. */
    private static void go(AuthenticationFlowContext context, Login login, Function<Turn, Outcome> turn) {
        Optional<Refusal> refusal = login.decide()
                .match(
                        decided -> go(context, login, decided, turn),
                        undecidable -> Optional.of(Refusal.of(undecidable.reason())));
        refusal.ifPresent(reason -> reason.show(context));
    }

    private static Optional<Refusal> go(
            AuthenticationFlowContext context, Login login, Verdict.Decided decided, Function<Turn, Outcome> turn) {
        return decided.decision()
                .match(
                        granted -> {
                            context.success();
                            return Optional.empty();
                        },
                        stepUp -> take(context, login, decided, stepUp, turn),
                        denied -> Optional.of(new Refusal(Reason.POLICY_DENIED, denied.reason())));
    }

    private static Optional<Refusal> take(
            AuthenticationFlowContext context,
            Login login,
            Verdict.Decided decided,
            Decision.StepUpRequired stepUp,
            Function<Turn, Outcome> turn) {
        Surroundings surroundings = new Surroundings(context, login, decided);
        Next next = new WayOn(context.getSession(), login, decided).after(stepUp);
        return next.match(
                ask -> end(context, login, turn.apply(new Asking(surroundings, ask.choices()))),
                add -> end(context, login, turn.apply(new Adding(surroundings, add.offers()))),
                refuse -> Optional.of(Refusal.of(refuse.reason())));
    }

    private static Optional<Refusal> end(AuthenticationFlowContext context, Login login, Outcome outcome) {
        outcome.page().ifPresentOrElse(context::challenge, () -> go(context, login, Turn::again));
        return Optional.empty();
    }
}
