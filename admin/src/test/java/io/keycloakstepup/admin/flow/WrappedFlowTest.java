package io.keycloakstepup.admin.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.keycloak.models.AuthenticationExecutionModel.Requirement.ALTERNATIVE;
import static org.keycloak.models.AuthenticationExecutionModel.Requirement.CONDITIONAL;
import static org.keycloak.models.AuthenticationExecutionModel.Requirement.DISABLED;
import static org.keycloak.models.AuthenticationExecutionModel.Requirement.REQUIRED;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;

final class WrappedFlowTest {

    private static final Settings OWN = new Settings.Own("which credentials", Map.of("credentials", "otp"));
    private static final Settings DEPLOYED = new Settings.Deployed("script-1");

    private static final Flow SECOND_FACTOR = flow(
            "second factor",
            new Execution("conditional-credential", REQUIRED, Optional.of(OWN)),
            new Execution("script", REQUIRED, Optional.of(DEPLOYED)),
            Execution.of("auth-otp-form", REQUIRED));
    private static final Flow FORMS = flow(
            "forms", Execution.of("auth-username-password-form", REQUIRED), SubFlow.of(SECOND_FACTOR, CONDITIONAL));
    private static final Flow BROWSER =
            flow("browser", Execution.of("auth-cookie", ALTERNATIVE), SubFlow.of(FORMS, ALTERNATIVE));

    private static Flow flow(String alias, FlowStep... steps) {
        return new Flow(alias, "", Flow.BASIC, List.of(steps));
    }

    private static Flow signIn(Flow bound) {
        return ((SubFlow) WrappedFlow.around(bound).steps().get(0)).flow();
    }

    private static Requirement firstRequirement(Flow flow) {
        return flow.steps().get(0).requirement();
    }

    @Test
    void thePolicyIsAskedAfterTheSignInAndEveryStepIsRequired() {
        Flow wrapped = WrappedFlow.around(BROWSER);

        assertEquals("step-up browser", wrapped.alias());
        assertEquals(
                List.of("step-up sign in", "step-up-policy", "step-up-factors", "step-up-gate"),
                wrapped.outline().stream().map(FlowOutline::step).toList());
        assertTrue(wrapped.steps().stream().allMatch(step -> step.requirement() == REQUIRED));
    }

    @Test
    void theCookieGivesWayToTheSessionStep() {
        List<String> authenticators = WrappedFlow.around(BROWSER)
                .executions()
                .map(Execution::authenticator)
                .toList();

        assertEquals("step-up-session", authenticators.get(0));
        assertTrue(authenticators.stream().noneMatch("auth-cookie"::equals));
    }

    @Test
    void theCookieGivesWayAtWhateverDepth() {
        Flow deep = flow("top", SubFlow.of(BROWSER, REQUIRED));

        assertTrue(WrappedFlow.around(deep).executions().anyMatch(step -> step.authenticator()
                .equals("step-up-session")));
        assertTrue(WrappedFlow.around(deep).executions().noneMatch(step -> step.authenticator()
                .equals("auth-cookie")));
    }

    @Test
    void aCookieThatWasDisabledStaysDisabled() {
        Flow withoutSingleSignOn = flow("browser", Execution.of("auth-cookie", DISABLED));

        assertEquals(DISABLED, firstRequirement(signIn(withoutSingleSignOn)));
    }

    @Test
    void aFlowWithoutCookieGetsNoSessionStep() {
        Flow passwordEachTime = flow("browser", SubFlow.of(FORMS, REQUIRED));

        assertTrue(WrappedFlow.around(passwordEachTime).executions().noneMatch(step -> step.authenticator()
                .equals("step-up-session")));
    }

    @Test
    void requirementsAndOrderOfTheEarlierFlowStayEvenWhereTheyMakeNoSense() {
        Flow mixed = flow(
                "mixed",
                Execution.of("auth-username-form", REQUIRED),
                Execution.of("identity-provider-redirector", ALTERNATIVE));

        assertEquals(mixed.outline(), signIn(mixed).outline());
    }

    @Test
    void copiesHaveNamesOfTheirOwn() {
        assertEquals(
                List.of("step-up browser", "step-up sign in", "step-up browser forms", "step-up browser second factor"),
                WrappedFlow.aliases(WrappedFlow.around(BROWSER)).toList());
    }

    @Test
    void settingsAreCopiedUnderANameOfTheirOwnAndDeployedOnesAreReferredTo() {
        List<Settings> settings = WrappedFlow.around(BROWSER)
                .executions()
                .filter(execution -> !execution.authenticator().equals("step-up-needs"))
                .flatMap(execution -> execution.settings().stream())
                .toList();

        assertEquals(
                List.of(new Settings.Own("step-up browser which credentials", Map.of("credentials", "otp")), DEPLOYED),
                settings);
    }

    @Test
    void aFormStaysAForm() {
        SubFlow form = new SubFlow(new Flow("page", "", "form-flow", List.of()), REQUIRED, Optional.of("page-form"));
        SubFlow copy = (SubFlow) signIn(flow("browser", form)).steps().get(0);

        assertEquals(Optional.of("page-form"), copy.authenticator());
        assertEquals("form-flow", copy.flow().type());
    }
}
