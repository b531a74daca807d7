package io.keycloakstepup.admin.flow;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;

/**
 * A position in a flow that runs one authenticator.
 *
 * @param authenticator the provider id
 * @param requirement whether it must succeed
 * @param settings its configuration; empty if it has none
 */
record Execution(String authenticator, Requirement requirement, Optional<Settings> settings) implements FlowStep {

    Execution {
        Objects.requireNonNull(authenticator, "authenticator");
        Objects.requireNonNull(requirement, "requirement");
        Objects.requireNonNull(settings, "settings");
    }

    static Execution of(String authenticator, Requirement requirement) {
        return new Execution(authenticator, requirement, Optional.empty());
    }

    @Override
    public FlowOutline outline() {
        return new FlowOutline(authenticator, requirement.name(), List.of());
    }

    @Override
    public Stream<Execution> executions() {
        return Stream.of(this);
    }

    @Override
    public Stream<Flow> flows() {
        return Stream.empty();
    }

    @Override
    public FlowStep with(Function<Execution, Execution> replacement) {
        return replacement.apply(this);
    }
}
