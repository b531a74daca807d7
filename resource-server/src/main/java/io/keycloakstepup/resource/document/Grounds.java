package io.keycloakstepup.resource.document;

import io.keycloakstepup.policy.facts.Fact;
import io.keycloakstepup.policy.rule.Condition;
import io.keycloakstepup.policy.text.Members;
import io.keycloakstepup.policy.text.Node;
import io.keycloakstepup.policy.text.Problems;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an operation may be public on, or let somebody by: nothing that whoever calls writes as they like.
 *
 * @param problems where is reported what is not so
 */
record Grounds(Problems problems) {

    private static final Set<String> WRITTEN = Set.of("method", "query", "headers", "body");

    /** Whether this condition may stand beside the other members; what may not is reported. */
    boolean isSound(Members members, Condition when) {
        String written = when.reads().stream()
                .map(Fact::name)
                .filter(WRITTEN::contains)
                .sorted()
                .collect(Collectors.joining(", "));
        Optional<String> grant = Stream.of("public", "bypass")
                .filter(key -> members.optional(key).isPresent())
                .findFirst();
        Optional<Node> place = members.optional("when").filter(node -> grant.isPresent() && !written.isEmpty());
        place.ifPresent(node -> problems.report(
                node,
                "facts that whoever calls does not write",
                "what is " + (grant.get().equals("public") ? "public" : "let by") + " cannot depend on " + written
                        + ", which whoever calls writes: put the condition where something is required"));
        return place.isEmpty();
    }
}
