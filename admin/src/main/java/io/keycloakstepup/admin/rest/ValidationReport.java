package io.keycloakstepup.admin.rest;

import io.keycloakstepup.policy.review.PolicyReview;
import io.keycloakstepup.policy.review.Surroundings;
import io.keycloakstepup.policy.review.Warning;
import io.keycloakstepup.policy.testing.PolicyCheck;
import io.keycloakstepup.policy.text.PolicyError;
import java.time.Instant;
import java.util.List;

/**
 * What there is to say to a text.
 *
 * @param valid whether it could be stored
 * @param errors what speaks against that, failed tests included
 * @param warnings what does not, and yet looks like a mistake
 * @param tests how many of its tests passed and failed
 */
record ValidationReport(boolean valid, List<PolicyError> errors, List<Warning> warnings, Tests tests) {

    /** How the tests that a policy carries went. */
    record Tests(int passed, int failed) {}

    ValidationReport {
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
    }

    /**
     * Looks a text over.
     *
     * @param surroundings what there is for it to name
     * @param now when, for what expires soon
     */
    static ValidationReport of(String text, Surroundings surroundings, Instant now) {
        PolicyCheck check = PolicyCheck.of(text);
        return new ValidationReport(
                check.errors().isEmpty(),
                check.errors(),
                new PolicyReview(surroundings, now).of(text),
                new Tests(check.passed(), check.failed()));
    }
}
