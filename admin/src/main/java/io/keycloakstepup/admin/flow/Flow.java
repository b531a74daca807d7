package io.keycloakstepup.admin.flow;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * An authentication flow as a value: what it consists of, whether or not it is stored anywhere.
 *
 * @param alias the name under which it is stored
 * @param description what it is for, as the admin console shows it; may be empty
 * @param type the flow provider, for example {@link #BASIC}
 * @param steps its positions in order
 */
record Flow(String alias, String description, String type, List<FlowStep> steps) {

    /** The flow provider of ordinary flows. */
    static final String BASIC = "basic-flow";

    Flow {
        Objects.requireNonNull(alias, "alias");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(type, "type");
        steps = List.copyOf(steps);
    }

    List<FlowOutline> outline() {
        return steps.stream().map(FlowStep::outline).toList();
    }

    /** All executions, at whatever depth. */
    Stream<Execution> executions() {
        return steps.stream().flatMap(FlowStep::executions);
    }

    /** This flow and all below it. */
    Stream<Flow> flows() {
        return Stream.concat(Stream.of(this), steps.stream().flatMap(FlowStep::flows));
    }

    /** This flow with every execution replaced, at whatever depth. */
    Flow with(Function<Execution, Execution> replacement) {
        return new Flow(
                alias,
                description,
                type,
                steps.stream().map(step -> step.with(replacement)).toList());
    }
}
