package io.keycloakstepup.policy.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keycloakstepup.policy.text.PolicyError;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyCheckTest {

    private static final String POLICY = """
            policy: 1
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
              mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h} ] ] }
            zones: { embargo: { cidrs: [203.0.113.0/24] } }
            rules:
              - { id: night, when: time.hour < 6, then: { require: mfa } }
              - { id: embargo, match: { zones: [embargo] }, onMissing: skip, then: { deny: not-served } }
            tests:
            """;

    private static PolicyCheck check(String tests) {
        return PolicyCheck.of(POLICY + tests.indent(2));
    }

    private static void assertPasses(String test) {
        assertEquals(new PolicyCheck(List.of(), 1, 0), check(test));
    }

    @Test
    void testWithoutInstantRunsAtNoonOfAMonday() {
        assertPasses("- { name: noon, expect: { require: pwd } }");
        assertEquals(
                new PolicyCheck(List.of(), 1, 0),
                PolicyCheck.of(POLICY.replace("time.hour < 6", "time.weekday != 1 || time.hour != 12")
                        + "  - { name: noon, expect: { require: pwd } }"));
    }

    @Test
    void testRunsAtTheInstantOrTheHourItStates() {
        assertPasses("- { name: night, given: { time: { instant: 2026-01-05T03:00:00Z } }, expect: { require: mfa } }");
        assertPasses("- { name: night, given: { time: { hour: 3 } }, expect: { require: mfa } }");
    }

    @Test
    void testExpectsWhatIsAskedWhateverHasBeenProven() {
        assertPasses("""
                - name: proven
                  given: { evidence: [ { factor: password }, { factor: otp } ], time: { hour: 3 } }
                  expect: { require: mfa }
                """);
    }

    @Test
    void requestedLevelCounts() {
        assertPasses("- { name: asked, given: { request: { acr: mfa } }, expect: { require: mfa } }");
    }

    @Test
    void denialIsExpectedByItsKey() {
        assertPasses("- { name: far, given: { net: { ip: 203.0.113.9 } }, expect: { deny: not-served } }");
    }

    @Test
    void failureNamesTheTestTheExpectationTheFindingAndTheRules() {
        PolicyCheck check = check("- { name: far, given: { net: { ip: 203.0.113.9 } }, expect: { require: mfa } }");
        assertEquals(0, check.passed());
        assertEquals(1, check.failed());
        assertEquals(
                List.of(new PolicyError(
                        10,
                        5,
                        "deny: not-served",
                        "require: mfa",
                        "test 'far' failed: expected require: mfa, but the policy says deny: not-served; rules: night"
                                + " not-matched (when: time.hour < 6 is false), embargo matched (denies: not-served),"
                                + " default matched (requires pwd)")),
                check.errors());
    }

    @Test
    void moreThanExpectedFailsLikeLess() {
        assertEquals(
                1,
                check("- { name: more, given: { time: { hour: 3 } }, expect: { require: pwd } }")
                        .failed());
        assertEquals(1, check("- { name: less, expect: { require: mfa } }").failed());
        assertEquals(1, check("- { name: other, expect: { deny: not-served } }").failed());
    }

    @Test
    void allTestsRun() {
        PolicyCheck check = check("""
                - { name: a, expect: { require: mfa } }
                - { name: b, expect: { require: pwd } }
                - { name: c, expect: { deny: x } }
                """);
        assertEquals(
                List.of(10, 12), check.errors().stream().map(PolicyError::line).toList());
        assertEquals(1, check.passed());
        assertEquals(2, check.failed());
    }

    @Test
    void reportingPolicyIsTestedAsIfItWereEnforced() {
        assertEquals(
                new PolicyCheck(List.of(), 1, 0),
                PolicyCheck.of("mode: report\n" + POLICY
                        + "  - { name: night, given: { time: { hour: 3 } }, expect: { require: mfa } }"));
    }

    @Test
    void loadingAsksLessThanSaving() {
        String failing = POLICY + "  - { name: a, expect: { require: mfa } }";
        assertEquals(1, PolicyCheck.check(failing).size());
        assertEquals(List.of(), PolicyCheck.read(failing));
        assertEquals(
                1,
                PolicyCheck.read("policy: 2").stream()
                        .filter(error -> error.line() == 1 && error.column() == 9)
                        .count());
    }
}
