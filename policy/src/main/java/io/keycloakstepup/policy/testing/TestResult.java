package io.keycloakstepup.policy.testing;

import io.keycloakstepup.policy.situation.PolicyTest;
import io.keycloakstepup.policy.text.PolicyDocument;
import io.keycloakstepup.policy.text.PolicyError;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How one test that a policy carries went.
 *
 * @param test the test
 * @param failure what the policy says instead, at the place of the test; empty where the test passed
 */
public record TestResult(PolicyTest test, Optional<PolicyError> failure) {

    public TestResult {
        Objects.requireNonNull(test, "test");
        Objects.requireNonNull(failure, "failure");
    }

    /** The results of all tests of a document, in the order of the text. */
    public static List<TestResult> of(PolicyDocument document) {
        TestReport report = TestReport.of(document.policy(), document.tests());
        return Stream.concat(
                        report.passed().stream().map(test -> new TestResult(test, Optional.empty())),
                        report.failed().stream()
                                .map(failed -> new TestResult(failed.test(), Optional.of(failed.error()))))
                .sorted(Comparator.comparingInt(
                                (TestResult result) -> result.test().line())
                        .thenComparingInt(result -> result.test().column()))
                .toList();
    }
}
