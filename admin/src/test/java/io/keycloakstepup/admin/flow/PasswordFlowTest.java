package io.keycloakstepup.admin.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.keycloak.models.AuthenticationExecutionModel.Requirement.ALTERNATIVE;
import static org.keycloak.models.AuthenticationExecutionModel.Requirement.CONDITIONAL;
import static org.keycloak.models.AuthenticationExecutionModel.Requirement.REQUIRED;

import java.util.List;
import org.junit.jupiter.api.Test;

final class PasswordFlowTest {

    private static final Flow CODE = flow(
            "code",
            Execution.of("conditional-user-configured", REQUIRED),
            Execution.of("direct-grant-validate-otp", REQUIRED));
    private static final Flow BOUND = flow(
            "direct grant",
            Execution.of("direct-grant-validate-username", REQUIRED),
            Execution.of("direct-grant-validate-password", REQUIRED),
            SubFlow.of(CODE, CONDITIONAL));

    private static Flow flow(String alias, FlowStep... steps) {
        return new Flow(alias, "", Flow.BASIC, List.of(steps));
    }

    @Test
    void thePolicyIsAskedAfterThePasswordOrWhatTakesItsPlace() {
        Flow wrapped = PasswordFlow.around(BOUND);
        Flow signIn = ((SubFlow) wrapped.steps().get(0)).flow();

        assertEquals(
                List.of("step-up direct grant sign in", "step-up-direct-grant"),
                wrapped.outline().stream().map(FlowOutline::step).toList());
        assertEquals(
                List.of(REQUIRED, REQUIRED),
                wrapped.steps().stream().map(FlowStep::requirement).toList());
        assertEquals(
                List.of("step-up-auth-session", "step-up direct grant steps"),
                signIn.outline().stream().map(FlowOutline::step).toList());
        assertEquals(
                List.of(ALTERNATIVE, ALTERNATIVE),
                signIn.steps().stream().map(FlowStep::requirement).toList());
    }

    @Test
    void keycloaksConditionalCodeGoesOnWhileThePolicyOnlyReports() {
        assertEquals(
                List.of(
                        "step-up-auth-session",
                        "direct-grant-validate-username",
                        "direct-grant-validate-password",
                        "step-up-needs",
                        "conditional-user-configured",
                        "direct-grant-validate-otp",
                        "step-up-direct-grant"),
                PasswordFlow.around(BOUND)
                        .executions()
                        .map(Execution::authenticator)
                        .toList());
    }

    @Test
    void everyFlowInItHasANameOfItsOwn() {
        List<String> aliases =
                PasswordFlow.around(BOUND).flows().map(Flow::alias).toList();

        assertEquals(aliases.stream().distinct().toList(), aliases);
        assertEquals("step-up direct grant code", aliases.get(aliases.size() - 1));
    }
}
