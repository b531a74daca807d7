package io.keycloakstepup.authenticators.policy;

import io.keycloakstepup.authenticators.refusal.Passive;
import io.keycloakstepup.authenticators.refusal.Refusal;
import io.keycloakstepup.authenticators.step.Step;
import io.keycloakstepup.flow.gate.Gate;
import io.keycloakstepup.flow.login.Arrival;
import io.keycloakstepup.flow.login.Login;
import io.keycloakstepup.flow.login.RequestStart;
import io.keycloakstepup.flow.login.Verdict;
import io.keycloakstepup.flow.reason.Reason;
import io.keycloakstepup.flow.time.ServerClock;
import io.keycloakstepup.policy.decision.Decision;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;

/**
 * Asks the policy as soon as the user is known, and refuses what it denies before any further factor is asked for. Where
 * the request forbids asking, it refuses also what would have to be asked.
 */
final class PolicyAuthenticator implements Step {

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        Gate.close(context.getAuthenticationSession());
        RequestStart.mark(context.getAuthenticationSession(), ServerClock.now());
        boolean isPassive = Passive.is(context.getAuthenticationSession());
        refusal(context, isPassive).ifPresentOrElse(refusal -> refusal.show(context), context::success);
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        if (!Refusal.isLeft(context)) {
            authenticate(context);
        }
    }

    /** Before the sign-in only what is certain without its user can be refused. */
    private static Optional<Refusal> refusal(AuthenticationFlowContext context, boolean isPassive) {
        return context.getUser() == null
                ? new Arrival(context.getSession(), context.getAuthenticationSession())
                        .denial(ServerClock.now())
                        .map(key -> new Refusal(Reason.POLICY_DENIED, key))
                : refusal(new Login(context).decide(), isPassive);
    }

    /** It may also stand before the sign-in. */
    @Override
    public boolean requiresUser() {
        return false;
    }

    private static Optional<Refusal> refusal(Verdict verdict, boolean isPassive) {
        return verdict.match(
                decided -> decided.decision()
                        .match(
                                granted -> Optional.empty(),
                                stepUp -> Optional.of(Refusal.of(reason(decided, stepUp)))
                                        .filter(unasked -> isPassive),
                                denied -> Optional.of(new Refusal(Reason.POLICY_DENIED, denied.reason()))),
                undecidable -> Optional.of(Refusal.of(undecidable.reason()))
                        .filter(refusal -> isPassive || refusal.reason() != Reason.REQUEST_UNREACHABLE));
    }

    /** Where nothing may be asked, a level counts as out of reach only if asking would not help either. */
    private static Reason reason(Verdict.Decided decided, Decision.StepUpRequired stepUp) {
        return stepUp.isReachable() || decided.judgement().allowsEnrolment()
                ? Reason.LEVEL_UNMET
                : decided.whyUnreachable();
    }
}
