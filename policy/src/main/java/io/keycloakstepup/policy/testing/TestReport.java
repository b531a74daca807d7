package io.keycloakstepup.policy.testing;

import io.keycloakstepup.policy.decision.Judge;
import io.keycloakstepup.policy.decision.Judgement;
import io.keycloakstepup.policy.decision.Requirement;
import io.keycloakstepup.policy.facts.Facts;
import io.keycloakstepup.policy.level.Level;
import io.keycloakstepup.policy.rule.Policy;
import io.keycloakstepup.policy.situation.Expectation;
import io.keycloakstepup.policy.situation.PolicyTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
            Facts facts = test.situation().factsAt(test.instant());
            if (holds(
                    test.expected(),
                    judge.judge(facts, test.situation()),
                    policy.levels().lowest())) {
                passed.add(test);
            } else {
                Judgement explained = judge.explain(facts, test.situation());
                failed.add(new TestFailure(test, words(explained), explained.findings()));
            }
        }
        return new TestReport(passed, failed);
    }

    private static boolean holds(Expectation expected, Judgement found, Level lowest) {
        return expected.match(
                level -> found.denial().isEmpty()
                        && found.highest().map(Requirement::level).equals(Optional.of(level)),
                key -> found.denial().equals(Optional.of(key)),
                () -> !found.exemptions().isEmpty()
                        && found.requirements().stream()
                                .allMatch(requirement -> requirement.level().equals(lowest)));
    }

    private static String words(Judgement judgement) {
        String exempt = judgement.exemptions().isEmpty() ? "" : ", exempt by " + judgement.exemptions();
        return judgement
                .denial()
                .map(key -> new Expectation.Denies(key).words())
                .or(() ->
                        judgement.highest().map(highest -> new Expectation.Requires(highest.level()).words() + exempt))
                .orElse("nothing required" + exempt);
    }
}
