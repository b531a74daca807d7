package io.keycloakstepup.admin.flow;

import java.util.List;
import java.util.Objects;

/**
 * A position in a flow as it is shown to an administrator.
 *
 * @param step the provider id of the authenticator, or the alias of the sub-flow
 * @param requirement REQUIRED, ALTERNATIVE, CONDITIONAL or DISABLED
 * @param steps what stands below; empty for an authenticator
 */
public record FlowOutline(String step, String requirement, List<FlowOutline> steps) {

    public FlowOutline {
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(requirement, "requirement");
        steps = List.copyOf(steps);
    }
}
