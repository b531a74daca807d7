package io.keycloakstepup.admin.flow;

import java.util.function.Function;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;

/** One position in a flow. */
sealed interface FlowStep permits Execution, SubFlow {

    /** Whether it must succeed. */
    Requirement requirement();

    /** This step as it is shown to an administrator. */
    FlowOutline outline();

    /** All executions at and below this position, in the order in which they stand. */
    Stream<Execution> executions();

    /** All flows at and below this position. */
    Stream<Flow> flows();

    /** This step with every execution at and below it replaced. */
    FlowStep with(Function<Execution, Execution> replacement);
}
