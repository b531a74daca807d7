package io.keycloakstepup.policy.testing;

import io.keycloakstepup.policy.decision.RuleFinding;
import io.keycloakstepup.policy.situation.PolicyTest;
import io.keycloakstepup.policy.text.PolicyError;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A test whose expectation does not hold.
 *
 * @param test the test
 * @param found what the policy asks instead, for example {@code require: pwd}
 * @param findings what became of each rule
 */
record TestFailure(PolicyTest test, String found, List<RuleFinding> findings) {

    TestFailure {
        findings = List.copyOf(findings);
    }

    /** The failure as an error at the place of the test. */
    PolicyError error() {
        String expected = test.expected().words();
        String explanation = findings.stream()
                .map(finding -> finding.rule() + " " + finding.outcome().word() + " (" + finding.because() + ")")
                .collect(Collectors.joining(", "));
        return new PolicyError(
                test.line(),
                test.column(),
                found,
                expected,
                "test '" + test.name() + "' failed: expected " + expected + ", but the policy says " + found
                        + "; rules: " + explanation);
    }
}
