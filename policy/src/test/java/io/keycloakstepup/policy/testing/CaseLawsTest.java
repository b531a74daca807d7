package io.keycloakstepup.policy.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keycloakstepup.policy.decision.Judge;
import io.keycloakstepup.policy.decision.Judgement;
import io.keycloakstepup.policy.decision.Requirement;
import io.keycloakstepup.policy.decision.RuleFinding;
import io.keycloakstepup.policy.rule.Policy;
import io.keycloakstepup.policy.rule.Rule;
import io.keycloakstepup.policy.rule.Rules;
import io.keycloakstepup.policy.situation.PolicyTest;
import io.keycloakstepup.policy.situation.Situation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws that hold in every case, whatever it shows. */
class CaseLawsTest {

    private static Stream<PolicyCase> decided() {
        return PolicyCase.decided().stream();
    }

    /** What is carried out, in no order. */
    private record Consequence(
            Optional<String> denial, Set<Requirement> requirements, List<String> exemptions, boolean notifies) {
        static Consequence of(Judgement judgement) {
            return new Consequence(
                    judgement.denial(),
                    new HashSet<>(judgement.requirements()),
                    judgement.exemptions(),
                    judgement.notifies());
        }
    }

    private static Policy withRules(Policy policy, List<Rule> rules) {
        return new Policy(
                policy.mode(),
                policy.timezone(),
                policy.factors(),
                policy.levels(),
                policy.zones(),
                policy.signals(),
                policy.brokers(),
                new Rules(rules),
                policy.byDefault());
    }

    @ParameterizedTest
    @MethodSource("decided")
    void orderOfRulesNeverMatters(PolicyCase one) {
        Policy policy = one.policy();
        Situation situation = one.situation();
        List<Rule> reversed = new ArrayList<>(policy.rules().all());
        Collections.reverse(reversed);
        WhatIf written = WhatIf.of(policy, situation, PolicyTest.INSTANT);
        WhatIf turned = WhatIf.of(withRules(policy, reversed), situation, PolicyTest.INSTANT);
        assertEquals(Consequence.of(written.judgement()), Consequence.of(turned.judgement()));
        assertEquals(
                new HashSet<>(written.judgement().findings()),
                new HashSet<>(turned.judgement().findings()));
    }

    @ParameterizedTest
    @MethodSource("decided")
    void traceOfEveryRuleLeavesTheDecisionAsItIs(PolicyCase one) {
        Judge judge = new Judge(one.policy());
        Situation situation = one.situation();
        Instant now = situation.instantOr(PolicyTest.INSTANT);
        Judgement judged = judge.judge(situation.factsAt(now), situation);
        Judgement explained = judge.explain(situation.factsAt(now), situation);
        assertEquals(Consequence.of(explained), Consequence.of(judged));
        assertTrue(explained.findings().containsAll(judged.findings()));
        assertEquals(
                List.of(),
                explained.findings().stream()
                        .filter(finding -> !judged.findings().contains(finding))
                        .map(RuleFinding::outcome)
                        .filter(outcome -> outcome != RuleFinding.Outcome.NOT_MATCHED)
                        .toList());
    }
}
