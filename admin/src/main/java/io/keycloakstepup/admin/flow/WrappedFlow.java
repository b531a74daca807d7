package io.keycloakstepup.admin.flow;

import static org.keycloak.models.AuthenticationExecutionModel.Requirement.REQUIRED;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The flow that asks the policy after whatever flow signed users in before. The earlier flow stays as it is, below
 * <em>step-up sign in</em>, so that a realm's own steps go on working; only Keycloak's cookie gives way to a step that
 * restores the session without deciding a level.
 */
final class WrappedFlow {

    static final String ALIAS = "step-up browser";

    private static final String SIGN_IN = "step-up sign in";
    private static final String COOKIE = "auth-cookie";
    private static final String SESSION = "step-up-session";

    /** In this order: decide, ask for what is missing, look again. */
    private static final List<String> POLICY_STEPS = List.of("step-up-policy", "step-up-factors", "step-up-gate");

    private WrappedFlow() {}

    /** Wraps the flow that is bound. Copies of what is below it get names of their own, as flows are known by name. */
    static Flow around(Flow bound) {
        Flow signIn = new Flow(
                SIGN_IN,
                "Finds out who the user is; made from the flow '" + bound.alias() + "'",
                bound.type(),
                bound.steps().stream()
                        .map(WrappedFlow::renamed)
                        .map(step -> step.with(WrappedFlow::copied))
                        .map(SecondFactors::leftToPolicy)
                        .toList());
        List<FlowStep> steps = new ArrayList<>();
        steps.add(SubFlow.of(signIn, REQUIRED));
        POLICY_STEPS.forEach(id -> steps.add(Execution.of(id, REQUIRED)));
        return new Flow(ALIAS, "Signs in, then proves what the policy asks for", Flow.BASIC, steps);
    }

    private static FlowStep renamed(FlowStep step) {
        if (step instanceof SubFlow below) {
            Flow flow = below.flow();
            List<FlowStep> steps =
                    flow.steps().stream().map(WrappedFlow::renamed).toList();
            Flow copy = new Flow(ofOurs(flow.alias()), flow.description(), flow.type(), steps);
            return new SubFlow(copy, below.requirement(), below.authenticator());
        }
        return step;
    }

    private static Execution copied(Execution execution) {
        String authenticator = execution.authenticator().equals(COOKIE) ? SESSION : execution.authenticator();
        Optional<Settings> settings = execution.settings().map(WrappedFlow::copied);
        return new Execution(authenticator, execution.requirement(), settings);
    }

    private static Settings copied(Settings settings) {
        return settings.match(
                own -> own.alias().isEmpty() ? own : new Settings.Own(ofOurs(own.alias()), own.values()),
                deployed -> deployed);
    }

    private static String ofOurs(String alias) {
        return ALIAS + " " + alias;
    }

    /** The names that a flow and all below it would take. */
    static Stream<String> aliases(Flow flow) {
        return flow.flows().map(Flow::alias);
    }
}
