package io.keycloakstepup.resource.document;

import io.keycloakstepup.policy.cel.ConditionCompiler;
import io.keycloakstepup.policy.rule.Condition;
import io.keycloakstepup.policy.text.Node;
import io.keycloakstepup.policy.text.Problems;
import io.keycloakstepup.policy.text.WhenReader;
import io.keycloakstepup.resource.matrix.ApiFacts;
import io.keycloakstepup.resource.request.PathTemplate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code when}, whose facts are those of a path. Not thread-safe. */
final class ConditionsReader {

    private final Problems problems;

    /** Making one takes milliseconds, and most paths have the variables of others. */
    private final Map<List<String>, ConditionCompiler> compilers = new HashMap<>();

    ConditionsReader(Problems problems) {
        this.problems = problems;
    }

    /** The condition, the one that always holds where there is none; empty and reported if it does not compile. */
    Optional<Condition> read(Optional<Node> when, PathTemplate path) {
        return when.map(node -> new WhenReader(problems, compiler(path)).read(node))
                .orElseGet(() -> Optional.of(Condition.always()));
    }

    private ConditionCompiler compiler(PathTemplate path) {
        return compilers.computeIfAbsent(
                path.variables(), any -> ConditionCompiler.comparingLikeWithLike(ApiFacts.catalogue(path)));
    }
}
