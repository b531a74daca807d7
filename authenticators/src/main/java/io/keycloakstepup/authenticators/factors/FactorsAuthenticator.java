package io.keycloakstepup.authenticators.factors;

import io.keycloakstepup.authenticators.recovery.FewCodesLeft;
import io.keycloakstepup.authenticators.refusal.Refusal;
import io.keycloakstepup.authenticators.step.Step;
import io.keycloakstepup.flow.login.Login;
import io.keycloakstepup.flow.reason.Reason;
import io.keycloakstepup.policy.decision.Decision;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.utils.FormMessage;

/**
 * Asks for the factors that the policy still wants, one after another in the policy's order, and shows nothing when
 * nothing is missing. Which factor comes next is decided anew before and after each answer, so that a form can only
 * answer or choose what the policy wants at that moment.
 */
final class FactorsAuthenticator implements Step {

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        go(context, new Login(context), Optional.empty(), Turn::again);
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        if (Refusal.isLeft(context)) {
            return;
        }
        MultivaluedMap<String, String> typed = context.getHttpRequest().getDecodedFormParameters();
        boolean isWarned = new FewCodesLeft(context).hears(typed);
        go(context, new Login(context), Optional.empty(), turn -> isWarned ? turn.again() : turn.hear(typed));
    }

    /** A turn that leads on is followed by the next one, with what is proven by then. */
    private static void go(
            AuthenticationFlowContext context,
            Login login,
            Optional<FormMessage> remark,
            Function<Turn, Outcome> turn) {
        Optional<Refusal> refusal = login.decide()
                .match(
                        decided -> go(new Surroundings(context, login, decided, remark), turn),
                        undecidable -> Optional.of(Refusal.of(undecidable.reason())));
        refusal.ifPresent(reason -> reason.show(context));
    }

    private static Optional<Refusal> go(Surroundings surroundings, Function<Turn, Outcome> turn) {
        return surroundings
                .verdict()
                .decision()
                .match(
                        granted -> leave(surroundings.context()),
                        stepUp -> take(surroundings, stepUp, turn),
                        denied -> Optional.of(new Refusal(Reason.POLICY_DENIED, denied.reason())));
    }

    private static Optional<Refusal> leave(AuthenticationFlowContext context) {
        FewCodesLeft warning = new FewCodesLeft(context);
        if (warning.isDue()) {
            warning.show();
        } else {
            context.success();
        }
        return Optional.empty();
    }

    private static Optional<Refusal> take(
            Surroundings surroundings, Decision.StepUpRequired stepUp, Function<Turn, Outcome> turn) {
        Next next = surroundings.wayOn().after(stepUp);
        return next.match(
                ask -> end(surroundings, turn.apply(new Asking(surroundings, ask.choices(), ask.orRedeem()))),
                add -> end(surroundings, turn.apply(new Adding(surroundings, add.offers(), add.pass()))),
                redeem -> end(surroundings, turn.apply(new Redeeming(surroundings, redeem.hasOtherWays()))),
                refuse -> Optional.of(Refusal.of(refuse.reason())));
    }

    private static Optional<Refusal> end(Surroundings surroundings, Outcome outcome) {
        AuthenticationFlowContext context = surroundings.context();
        outcome.page()
                .ifPresentOrElse(
                        context::challenge, () -> go(context, surroundings.login(), outcome.remark(), Turn::again));
        return Optional.empty();
    }
}
