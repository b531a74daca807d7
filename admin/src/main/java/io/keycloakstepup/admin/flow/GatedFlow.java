package io.keycloakstepup.admin.flow;

import static org.keycloak.models.AuthenticationExecutionModel.Requirement.ALTERNATIVE;
import static org.keycloak.models.AuthenticationExecutionModel.Requirement.REQUIRED;

import java.util.List;
import java.util.stream.Stream;

/**
 * A copy of a flow that lets users in without the browser flow, with the policy's steps at its end. Before them stands a
 * step that books what the way itself has proven.
 */
final class GatedFlow {

    /**
     * Keycloak's step that lets whoever reads the user's mail bind a new authenticator app, or delete the one that is
     * there: a factor is exchanged by who has proven one. In the copy a step stands in its place that does nothing; a
     * disabled one would leave a conditional sub-flow empty, and Keycloak fails on that.
     */
    private static final String RESET_OTP = "reset-otp";

    private static final String NOTHING = "allow-access-authenticator";

    private GatedFlow() {}

    /**
     * The copy.
     *
     * @param alias the name of the copy
     * @param description what the admin console says of it
     * @param arrival the step that books what the way in has proven
     * @param before the flow as it is
     */
    static Flow after(String alias, String description, String arrival, Flow before) {
        List<FlowStep> copies = new FlowCopy(alias)
                .of(before).stream()
                        .map(step -> step.with(GatedFlow::withoutFactorReset))
                        .toList();
        Stream<FlowStep> end = Stream.concat(Stream.of(Execution.of(arrival, REQUIRED)), PolicySteps.inOrder());
        List<FlowStep> steps = Stream.concat(start(alias, before, copies), end).toList();
        return new Flow(alias, description, Flow.BASIC, steps);
    }

    /** Required steps beside alternative ones would switch these off: they go into a sub-flow of their own. */
    private static Stream<FlowStep> start(String alias, Flow before, List<FlowStep> copies) {
        boolean hasAlternatives = copies.stream().anyMatch(step -> step.requirement() == ALTERNATIVE);
        return hasAlternatives
                ? Stream.of(
                        SubFlow.of(new Flow(alias + " steps", before.description(), before.type(), copies), REQUIRED))
                : copies.stream();
    }

    private static Execution withoutFactorReset(Execution execution) {
        return execution.authenticator().equals(RESET_OTP) ? Execution.of(NOTHING, execution.requirement()) : execution;
    }
}
