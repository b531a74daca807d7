package io.keycloakstepup.admin.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keycloakstepup.policy.review.Surroundings;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ValidationReportTest {

    private static final String POLICY = """
            policy: 1
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
              mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h} ] ] }
            tests:
              - { name: one, given: {}, expect: { require: pwd } }
              - { name: two, given: { request: { acr: mfa } }, expect: { require: mfa } }
            """;

    private static ValidationReport report(String text) {
        return ValidationReport.of(text, Surroundings.UNKNOWN, Instant.parse("2026-06-01T12:00:00Z"));
    }

    @Test
    void aTextThatCouldBeStoredIsValid() {
        ValidationReport report = report(POLICY);

        assertTrue(report.valid());
        assertEquals(List.of(), report.errors());
        assertEquals(List.of(), report.warnings());
        assertEquals(new ValidationReport.Tests(2, 0), report.tests());
    }

    @Test
    void aFailedTestIsAnErrorAtItsLine() {
        ValidationReport report = report(POLICY.replace("expect: { require: mfa }", "expect: { require: pwd }"));

        assertFalse(report.valid());
        assertEquals(new ValidationReport.Tests(1, 1), report.tests());
        assertEquals(7, report.errors().get(0).line());
    }

    @Test
    void aTextThatCannotBeReadIsNotValid() {
        ValidationReport report = report("policy: [");

        assertFalse(report.valid());
        assertFalse(report.errors().isEmpty());
    }

    @Test
    void reportingAndHavingNoTestsAreWarnings() {
        String text = "mode: report\n" + POLICY.substring(0, POLICY.indexOf("tests:"));
        ValidationReport report = report(text);

        assertTrue(report.valid());
        assertEquals(2, report.warnings().size());
        assertTrue(report.warnings().get(1).message().startsWith("mode: report"));
        assertTrue(report.warnings().get(0).message().startsWith("no tests"));
    }
}
