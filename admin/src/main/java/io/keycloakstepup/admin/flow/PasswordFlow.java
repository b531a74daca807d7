package io.keycloakstepup.admin.flow;

import static org.keycloak.models.AuthenticationExecutionModel.Requirement.ALTERNATIVE;
import static org.keycloak.models.AuthenticationExecutionModel.Requirement.REQUIRED;

import java.util.List;

/**
 * The flow that asks the policy after whatever flow looked at passwords before. The earlier steps stay as they are, in a
 * sub-flow of their own; beside it stands the step by which an application goes on without sending the password again.
 */
final class PasswordFlow {

    static final String ALIAS = "step-up direct grant";

    private static final String RESUMING = "step-up-auth-session";
    private static final String POLICY = "step-up-direct-grant";

    private PasswordFlow() {}

    /** Wraps the flow that is bound. */
    static Flow around(Flow bound) {
        List<FlowStep> steps = new FlowCopy(ALIAS)
                .of(bound).stream().map(SecondFactors::leftToPolicy).toList();
        Flow before = new Flow(ALIAS + " steps", bound.description(), bound.type(), steps);
        Flow signIn = new Flow(
                ALIAS + " sign in",
                "Finds out whose password it is; made from the flow '" + bound.alias() + "'",
                Flow.BASIC,
                List.of(Execution.of(RESUMING, ALTERNATIVE), SubFlow.of(before, ALTERNATIVE)));
        return new Flow(
                ALIAS,
                "Looks at the password, then at what the policy asks for",
                Flow.BASIC,
                List.of(SubFlow.of(signIn, REQUIRED), Execution.of(POLICY, REQUIRED)));
    }
}
