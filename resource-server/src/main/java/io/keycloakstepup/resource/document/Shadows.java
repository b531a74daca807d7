package io.keycloakstepup.resource.document;

import io.keycloakstepup.policy.rule.Condition;
import io.keycloakstepup.policy.text.Node;
import io.keycloakstepup.policy.text.Problems;
import io.keycloakstepup.resource.matrix.Access;
import io.keycloakstepup.resource.matrix.Operation;
import java.util.List;
import java.util.Optional;

/**
 * What is called public and never is: whatever else matches counts too, and asks for a token.
 *
 * @param operations all operations
 */
record Shadows(List<Operation> operations) {

    /** Reports public operations that lie within one that requires something, whatever a request says. */
    void check(List<Node> places, Problems problems) {
        List<Operation> guarded = operations.stream()
                .filter(operation -> !isOpen(operation) && operation.when().equals(Condition.always()))
                .toList();
        for (int i = 0; i < operations.size(); i++) {
            Operation open = operations.get(i);
            if (isOpen(open)) {
                Node place = places.get(i);
                shadow(open, guarded)
                        .ifPresent(other -> problems.report(
                                place.at(),
                                "public: true",
                                "paths or methods that '" + other.id() + "' does not have",
                                "'" + open.id() + "' is never public: all operations that match count, and '"
                                        + other.id() + "' always matches, too"));
            }
        }
    }

    private static boolean isOpen(Operation operation) {
        return operation.access() instanceof Access.Open;
    }

    private static Optional<Operation> shadow(Operation open, List<Operation> guarded) {
        return guarded.stream()
                .filter(other -> other.methods().isEmpty()
                        || (!open.methods().isEmpty() && other.methods().containsAll(open.methods())))
                .filter(other -> other.path().includes(open.path()))
                .findFirst();
    }
}
