package io.keycloakstepup.policy.testing;

import io.keycloakstepup.policy.text.PolicyDocument;
import io.keycloakstepup.policy.text.PolicyError;
import io.keycloakstepup.policy.text.PolicyReader;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether a text may be stored as a policy.
 *
 * @param errors all that speaks against it, failed tests included; empty if it may
 * @param passed how many of its tests passed
 * @param failed how many of its tests failed
 */
public record PolicyCheck(List<PolicyError> errors, int passed, int failed) {

    public PolicyCheck {
        errors = List.copyOf(errors);
    }

    /** Reads the text and, if that goes well, runs its tests. */
    public static PolicyCheck of(String text) {
        return new PolicyReader().read(text).match(PolicyCheck::tested, errors -> new PolicyCheck(errors, 0, 0));
    }

    private static PolicyCheck tested(PolicyDocument document) {
        TestReport report = TestReport.of(document.policy(), document.tests());
        return new PolicyCheck(
                Stream.concat(
                                document.objections().stream(),
                                report.failed().stream().map(TestFailure::error))
                        .toList(),
                report.passed().size(),
                report.failed().size());
    }

    /** What speaks against storing this text; empty if nothing does. */
    public static List<PolicyError> check(String text) {
        return of(text).errors();
    }

    /** What makes this text unusable; its tests do not run, as one that was accepted once goes on working. */
    public static List<PolicyError> read(String text) {
        return new PolicyReader().read(text).errors();
    }
}
