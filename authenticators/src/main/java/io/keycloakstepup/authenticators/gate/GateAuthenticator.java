package io.keycloakstepup.authenticators.gate;

import io.keycloakstepup.authenticators.refusal.Refusal;
import io.keycloakstepup.authenticators.step.Step;
import io.keycloakstepup.flow.login.Login;
import io.keycloakstepup.flow.login.Verdict;
import io.keycloakstepup.flow.reason.Reason;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;

/**
 * The last step: asks the policy once more, with everything that is proven by now, and lets pass or refuses. There is
 * no third way, and no login at a lower level than was asked for.
 */
final class GateAuthenticator implements Step {

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        Login login = new Login(context);
        login.device().use();
        Optional<Refusal> refusal = login.decide()
                .match(
                        decided -> check(context, login, decided),
                        undecidable -> Optional.of(Refusal.of(undecidable.reason())));
        refusal.ifPresentOrElse(reason -> reason.show(context), context::success);
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        if (!Refusal.isLeft(context)) {
            authenticate(context);
        }
    }

    private static Optional<Refusal> check(AuthenticationFlowContext context, Login login, Verdict.Decided decided) {
        return decided.decision()
                .match(
                        granted -> {
                            login.pass(decided);
                            PassRecord.write(context, login, decided);
                            return Optional.empty();
                        },
                        stepUp -> Optional.of(Refusal.of(Reason.LEVEL_UNMET)),
                        denied -> Optional.of(new Refusal(Reason.POLICY_DENIED, denied.reason())));
    }
}
