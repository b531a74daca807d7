package io.keycloakstepup.authenticators.policy;

import io.keycloakstepup.authenticators.refusal.Refusal;
import io.keycloakstepup.authenticators.step.Step;
import io.keycloakstepup.flow.gate.Gate;
import io.keycloakstepup.flow.login.Login;
import io.keycloakstepup.flow.login.RequestStart;
import io.keycloakstepup.flow.login.Verdict;
import io.keycloakstepup.flow.reason.Reason;
import io.keycloakstepup.flow.time.ServerClock;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;

/** Asks the policy as soon as the user is known, and refuses what it denies before any further factor is asked for. */
final class PolicyAuthenticator implements Step {

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        Gate.close(context.getAuthenticationSession());
        RequestStart.mark(context.getAuthenticationSession(), ServerClock.now());
        refusal(new Login(context).decide()).ifPresentOrElse(refusal -> refusal.show(context), context::success);
    }

    private static Optional<Refusal> refusal(Verdict verdict) {
        return verdict.match(
                decided -> decided.decision()
                        .match(
                                granted -> Optional.empty(),
                                stepUp -> Optional.empty(),
                                denied -> Optional.of(new Refusal(Reason.POLICY_DENIED, denied.reason()))),
                undecidable -> Optional.of(Refusal.of(undecidable.reason())));
    }
}
