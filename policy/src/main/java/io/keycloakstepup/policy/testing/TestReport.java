package io.keycloakstepup.policy.testing;

import io.keycloakstepup.policy.decision.Judge;
import io.keycloakstepup.policy.decision.Judgement;
import io.keycloakstepup.policy.rule.Effect;
import io.keycloakstepup.policy.rule.Policy;
import io.keycloakstepup.policy.situation.PolicyTest;
import java.util.ArrayList;
import java.util.List;

/**
 * What came of the tests that a policy carries.
 *
 * @param passed the tests whose expectation holds, in the order of the text
 * @param failed the others, in the order of the text
 */
record TestReport(List<PolicyTest> passed, List<TestFailure> failed) {

    TestReport {
        passed = List.copyOf(passed);
        failed = List.copyOf(failed);
    }

    /**
     * Runs the tests. A policy as a whole in {@code mode: report} is tested as if it were enforced, so that one can be
     * tried out before it is; rules in that mode stay without effect.
     */
    static TestReport of(Policy policy, List<PolicyTest> tests) {
        Judge judge = new Judge(policy.enforced());
        List<PolicyTest> passed = new ArrayList<>();
        List<TestFailure> failed = new ArrayList<>();
        for (PolicyTest test : tests) {
            Judgement judgement = judge.judge(test.situation().factsAt(test.instant()), test.situation());
            if (words(judgement).equals(words(test.expected()))) {
                passed.add(test);
            } else {
                failed.add(new TestFailure(test, words(judgement), judgement.findings()));
            }
        }
        return new TestReport(passed, failed);
    }

    private static String words(Judgement judgement) {
        return judgement
                .denial()
                .map(key -> words(new Effect.Deny(key)))
                .or(() -> judgement.highest().map(highest -> words(new Effect.Require(highest.level()))))
                .orElse("nothing required");
    }

    /** An effect as the policy writes it; different effects read differently. */
    static String words(Effect effect) {
        return effect.match(require -> "require: " + require.level().name(), deny -> "deny: " + deny.messageKey());
    }
}
