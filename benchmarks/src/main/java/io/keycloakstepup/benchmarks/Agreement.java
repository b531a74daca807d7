package io.keycloakstepup.benchmarks;

import io.keycloakstepup.policy.decision.Judge;
import io.keycloakstepup.policy.decision.Requirement;
import io.keycloakstepup.policy.facts.KnownFacts;
import io.keycloakstepup.policy.rule.Rule;
import java.util.Set;
import java.util.stream.Collectors;

/** The check that all engines find the same rules, before anybody measures how fast. */
final class Agreement {

    private static final Set<String> MATCHING = Set.of("rule-0", "rule-1");

    private Agreement() {}

    static void require(Judge judge, OneByOne oneByOne, CedarRules cedar, KnownFacts facts) {
        require(judge.judge(facts).requirements().stream()
                .map(Requirement::origin)
                .filter(origin -> !origin.equals("default"))
                .collect(Collectors.toSet()));
        require(oneByOne.matching(facts).stream().map(Rule::id).collect(Collectors.toSet()));
        require(cedar.matching());
    }

    private static void require(Set<String> found) {
        if (!found.equals(MATCHING)) {
            throw new IllegalStateException("the rules that match are " + MATCHING + ", not " + found);
        }
    }
}
