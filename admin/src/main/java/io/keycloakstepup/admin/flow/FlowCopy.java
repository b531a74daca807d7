package io.keycloakstepup.admin.flow;

import java.util.List;
import java.util.Optional;

/**
 * How the steps of a flow are taken over into one of ours. Flows and settings are known by name, so that copies get names
 * of their own.
 *
 * @param owner the alias of the flow that takes them over
 */
record FlowCopy(String owner) {

    List<FlowStep> of(Flow flow) {
        return flow.steps().stream()
                .map(this::renamed)
                .map(step -> step.with(this::copied))
                .toList();
    }

    private FlowStep renamed(FlowStep step) {
        if (step instanceof SubFlow below) {
            Flow flow = below.flow();
            List<FlowStep> steps = flow.steps().stream().map(this::renamed).toList();
            Flow copy = new Flow(ofOurs(flow.alias()), flow.description(), flow.type(), steps);
            return new SubFlow(copy, below.requirement(), below.authenticator());
        }
        return step;
    }

    private Execution copied(Execution execution) {
        Optional<Settings> settings = execution.settings().map(this::copied);
        return new Execution(execution.authenticator(), execution.requirement(), settings);
    }

    private Settings copied(Settings settings) {
        return settings.match(
                own -> own.alias().isEmpty() ? own : new Settings.Own(ofOurs(own.alias()), own.values()),
                deployed -> deployed);
    }

    private String ofOurs(String alias) {
        return owner + " " + alias;
    }
}
