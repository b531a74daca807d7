package io.keycloakstepup.admin.flow;

import static org.keycloak.models.AuthenticationExecutionModel.Requirement.REQUIRED;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The flow that asks the policy after whatever flow signed users in before. The earlier flow stays as it is, below
 * <em>step-up sign in</em>, so that a realm's own steps go on working; only Keycloak's cookie gives way to a step that
 * restores the session without deciding a level.
 */
final class WrappedFlow {

    static final String ALIAS = "step-up browser";

    private static final String SIGN_IN = "step-up sign in";
    private static final String COOKIE = "auth-cookie";
    private static final String SESSION = "step-up-session";

    private WrappedFlow() {}

    /** Wraps the flow that is bound. Copies of what is below it get names of their own, as flows are known by name. */
    static Flow around(Flow bound) {
        Flow signIn = new Flow(
                SIGN_IN,
                "Finds out who the user is; made from the flow '" + bound.alias() + "'",
                bound.type(),
                new FlowCopy(ALIAS)
                        .of(bound).stream()
                                .map(step -> step.with(WrappedFlow::withoutCookie))
                                .map(SecondFactors::leftToPolicy)
                                .toList());
        List<FlowStep> steps = new ArrayList<>();
        steps.add(SubFlow.of(signIn, REQUIRED));
        PolicySteps.inOrder().forEach(steps::add);
        return new Flow(ALIAS, "Signs in, then proves what the policy asks for", Flow.BASIC, steps);
    }

    private static Execution withoutCookie(Execution execution) {
        return execution.authenticator().equals(COOKIE)
                ? new Execution(SESSION, execution.requirement(), execution.settings())
                : execution;
    }

    /** The names that a flow and all below it would take. */
    static Stream<String> aliases(Flow flow) {
        return flow.flows().map(Flow::alias);
    }
}
