package io.keycloakstepup.admin.rest;

import io.keycloakstepup.policy.rule.Mode;
import io.keycloakstepup.policy.testing.PolicyCheck;
import io.keycloakstepup.policy.text.PolicyDocument;
import io.keycloakstepup.policy.text.PolicyError;
import io.keycloakstepup.policy.text.PolicyReader;
import java.util.ArrayList;
import java.util.List;

/**
 * What there is to say to a text.
 *
 * @param valid whether it could be stored
 * @param errors what speaks against that, failed tests included
 * @param warnings what does not, and yet looks like a mistake
 * @param tests how many of its tests passed and failed
 */
record ValidationReport(boolean valid, List<PolicyError> errors, List<String> warnings, Tests tests) {

    /** How the tests that a policy carries went. */
    record Tests(int passed, int failed) {}

    ValidationReport {
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
    }

    static ValidationReport of(String text) {
        PolicyCheck check = PolicyCheck.of(text);
        return new ValidationReport(
                check.errors().isEmpty(),
                check.errors(),
                new PolicyReader().read(text).match(ValidationReport::warnings, unreadable -> List.of()),
                new Tests(check.passed(), check.failed()));
    }

    private static List<String> warnings(PolicyDocument document) {
        List<String> warnings = new ArrayList<>();
        if (document.policy().mode() == Mode.REPORT) {
            warnings.add("mode: report, so the policy is evaluated and nothing of it is enforced");
        }
        if (document.tests().isEmpty()) {
            warnings.add("no tests: nothing would notice if a change turned this policy into its opposite");
        }
        return warnings;
    }
}
