package io.keycloakstepup.benchmarks;

import io.keycloakstepup.policy.facts.Facts;
import io.keycloakstepup.policy.rule.Policy;
import io.keycloakstepup.policy.rule.Rule;
import java.util.List;

/**
 * The same rules without an index and without an explanation: each is asked, one after another.
 *
 * @param policy the policy
 */
record OneByOne(Policy policy) {

    List<Rule> matching(Facts facts) {
        return policy.rules().all().stream()
                .filter(rule -> rule.countsAsMatch(rule.test(facts)))
                .toList();
    }
}
