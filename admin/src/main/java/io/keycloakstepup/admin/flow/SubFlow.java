package io.keycloakstepup.admin.flow;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;

/**
 * A position in a flow that runs another flow.
 *
 * @param flow the other flow
 * @param requirement whether it must succeed
 * @param authenticator the provider that shows its form; empty for flows that are no form
 */
record SubFlow(Flow flow, Requirement requirement, Optional<String> authenticator) implements FlowStep {

    SubFlow {
        Objects.requireNonNull(flow, "flow");
        Objects.requireNonNull(requirement, "requirement");
        Objects.requireNonNull(authenticator, "authenticator");
    }

    static SubFlow of(Flow flow, Requirement requirement) {
        return new SubFlow(flow, requirement, Optional.empty());
    }

    @Override
    public FlowOutline outline() {
        return new FlowOutline(flow.alias(), requirement.name(), flow.outline());
    }

    @Override
    public Stream<Execution> executions() {
        return flow.executions();
    }

    @Override
    public Stream<Flow> flows() {
        return flow.flows();
    }

    @Override
    public FlowStep with(Function<Execution, Execution> replacement) {
        return new SubFlow(flow.with(replacement), requirement, authenticator);
    }
}
