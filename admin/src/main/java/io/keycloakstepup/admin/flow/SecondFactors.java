package io.keycloakstepup.admin.flow;

import static org.keycloak.models.AuthenticationExecutionModel.Requirement.CONDITIONAL;
import static org.keycloak.models.AuthenticationExecutionModel.Requirement.REQUIRED;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The sub-flows with which a realm asked for second factors before there was a policy. They go on while the policy only
 * reports, so that installing takes no protection away; once it is enforced, it alone says what is asked for.
 */
final class SecondFactors {

    private static final Set<String> NATIVE = Set.of(
            "auth-otp-form", "webauthn-authenticator", "auth-recovery-authn-code-form", "direct-grant-validate-otp");

    private static final String CONDITION = "step-up-needs";

    private SecondFactors() {}

    /** The step as it is, but with every conditional sub-flow for second factors bound to the policy's mode. */
    static FlowStep leftToPolicy(FlowStep step) {
        if (!(step instanceof SubFlow below)) {
            return step;
        }
        List<FlowStep> steps = new ArrayList<>(
                below.flow().steps().stream().map(SecondFactors::leftToPolicy).toList());
        if (below.requirement() == CONDITIONAL && asksForSecondFactor(below.flow())) {
            steps.add(0, whileReporting(below.flow().alias()));
        }
        Flow flow = new Flow(
                below.flow().alias(), below.flow().description(), below.flow().type(), steps);
        return new SubFlow(flow, below.requirement(), below.authenticator());
    }

    /** Directly: a sub-flow further below is looked at by itself. */
    private static boolean asksForSecondFactor(Flow flow) {
        return flow.steps().stream()
                .filter(Execution.class::isInstance)
                .map(Execution.class::cast)
                .anyMatch(execution -> NATIVE.contains(execution.authenticator()));
    }

    private static Execution whileReporting(String alias) {
        Settings settings = new Settings.Own(alias + " while reporting", Map.of("whileReporting", "true"));
        return new Execution(CONDITION, REQUIRED, Optional.of(settings));
    }
}
