package io.keycloakstepup.admin.flow;

import static org.keycloak.models.AuthenticationExecutionModel.Requirement.REQUIRED;

import java.util.List;
import java.util.stream.Stream;

/** The steps with which every way in ends: decide, ask for what is missing, look again. */
final class PolicySteps {

    private static final List<String> IN_ORDER = List.of("step-up-policy", "step-up-factors", "step-up-gate");

    private PolicySteps() {}

    static Stream<FlowStep> inOrder() {
        return IN_ORDER.stream().map(id -> Execution.of(id, REQUIRED));
    }
}
