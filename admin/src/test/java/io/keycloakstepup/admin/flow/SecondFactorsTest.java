package io.keycloakstepup.admin.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.keycloak.models.AuthenticationExecutionModel.Requirement.CONDITIONAL;
import static org.keycloak.models.AuthenticationExecutionModel.Requirement.REQUIRED;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;

final class SecondFactorsTest {

    private static final Execution USER_CONFIGURED = Execution.of("conditional-user-configured", REQUIRED);

    private static SubFlow below(Requirement requirement, FlowStep... steps) {
        return SubFlow.of(new Flow("2fa", "", Flow.BASIC, List.of(steps)), requirement);
    }

    private static List<FlowStep> steps(FlowStep step) {
        return ((SubFlow) SecondFactors.leftToPolicy(step)).flow().steps();
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth-otp-form", "webauthn-authenticator", "auth-recovery-authn-code-form"})
    void aConditionalSecondFactorIsAskedForOnlyWhileThePolicyReports(String authenticator) {
        Execution factor = Execution.of(authenticator, REQUIRED);
        Execution condition = new Execution(
                "step-up-needs",
                REQUIRED,
                Optional.of(new Settings.Own("2fa while reporting", Map.of("whileReporting", "true"))));

        assertEquals(List.of(condition, USER_CONFIGURED, factor), steps(below(CONDITIONAL, USER_CONFIGURED, factor)));
    }

    @Test
    void aSecondFactorThatIsAlwaysAskedForStaysSo() {
        SubFlow always = below(REQUIRED, Execution.of("auth-otp-form", REQUIRED));

        assertEquals(always, SecondFactors.leftToPolicy(always));
    }

    @Test
    void aConditionalSubFlowForSomethingElseStaysAsItIs() {
        SubFlow organization = below(CONDITIONAL, USER_CONFIGURED, Execution.of("organization", REQUIRED));

        assertEquals(organization, SecondFactors.leftToPolicy(organization));
    }

    @Test
    void itIsFoundAtWhateverDepthAndOnlyThere() {
        SubFlow factor = below(CONDITIONAL, Execution.of("auth-otp-form", REQUIRED));
        Execution form = Execution.of("auth-username-password-form", REQUIRED);

        assertEquals(List.of(form, SecondFactors.leftToPolicy(factor)), steps(below(CONDITIONAL, form, factor)));
    }
}
