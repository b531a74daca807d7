package io.keycloakstepup.admin.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.keycloak.models.AuthenticationExecutionModel.Requirement.ALTERNATIVE;
import static org.keycloak.models.AuthenticationExecutionModel.Requirement.CONDITIONAL;
import static org.keycloak.models.AuthenticationExecutionModel.Requirement.REQUIRED;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class GatedFlowTest {

    private static final List<String> END =
            List.of("step-up-reset", "step-up-policy", "step-up-factors", "step-up-gate");

    private static Flow gated(FlowStep... steps) {
        return GatedFlow.after(
                "ours", "what it does", "step-up-reset", new Flow("reset", "", Flow.BASIC, List.of(steps)));
    }

    private static List<String> names(Flow flow) {
        return flow.outline().stream().map(FlowOutline::step).toList();
    }

    @Test
    void thePolicyIsAskedAtTheEndAfterWhatTheWayItselfHasProven() {
        Flow flow = gated(Execution.of("reset-credential-email", REQUIRED));

        assertEquals("reset-credential-email", names(flow).get(0));
        assertEquals(END, names(flow).subList(1, 5));
        assertTrue(flow.steps().stream().allMatch(step -> step.requirement() == REQUIRED));
    }

    @Test
    void alternativesGoIntoASubFlowAsRequiredStepsWouldSwitchThemOff() {
        Flow flow = gated(Execution.of("by-mail", ALTERNATIVE), Execution.of("by-letter", ALTERNATIVE));

        assertEquals("ours steps", names(flow).get(0));
        assertEquals(REQUIRED, flow.steps().get(0).requirement());
        assertEquals(END, names(flow).subList(1, 5));
    }

    @Test
    void noFactorIsResetAtWhateverDepth() {
        Flow conditional = new Flow(
                "conditional",
                "",
                Flow.BASIC,
                List.of(
                        Execution.of("conditional-user-configured", REQUIRED),
                        new Execution("reset-otp", REQUIRED, Optional.of(new Settings.Deployed("settings")))));
        Flow flow = gated(SubFlow.of(conditional, CONDITIONAL));

        assertTrue(flow.executions().noneMatch(step -> step.authenticator().equals("reset-otp")));
        assertTrue(flow.executions().anyMatch(step -> step.authenticator().equals("conditional-user-configured")));
    }

    @Test
    void copiesHaveNamesOfTheirOwn() {
        Flow form = new Flow("registration form", "", "form-flow", List.of());
        Flow flow = gated(new SubFlow(form, REQUIRED, Optional.of("registration-page-form")));

        assertEquals(
                List.of("ours", "ours registration form"),
                flow.flows().map(Flow::alias).toList());
        assertEquals(
                Optional.of("registration-page-form"), ((SubFlow) flow.steps().get(0)).authenticator());
    }

    @Test
    void aProviderWithoutAFlowGetsThePolicyAlone() {
        assertEquals(END, names(gated()));
    }

    @Test
    void theNameOfABrokerFlowTellsWhatItWasMadeOf() {
        assertEquals(Optional.of("our own"), BrokerFlow.nameBefore("step-up post broker login our own"));
        assertEquals(Optional.empty(), BrokerFlow.nameBefore("step-up post broker login"));
        assertTrue(BrokerFlow.isOurs("step-up post broker login our own"));
    }
}
