package io.keycloakstepup.benchmarks;

import io.keycloakstepup.policy.facts.Fact;
import io.keycloakstepup.policy.facts.FactTable;
import io.keycloakstepup.policy.facts.KnownFacts;
import io.keycloakstepup.policy.rule.Policy;
import io.keycloakstepup.policy.text.PolicyDocument;
import io.keycloakstepup.policy.text.PolicyReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A policy in which two rules match one request, whatever its size: every rule is for one client of its own, but for two,
 * which are for the client that asks.
 *
 * @param size how many rules there are, at least two
 * @param conditions how many conditions are evaluated for the request: none, one or two
 */
record Scenario(int size, int conditions) {

    static final String CLIENT = "shop";
    static final String SCOPE = "pay";
    static final String GROUP = "/staff/finance";
    static final long HOUR = 14;

    private static final int MATCHING = 2;

    private static final Instant NOW = Instant.parse("2026-06-01T14:00:00Z");

    /** What is known of the request. */
    static KnownFacts facts() {
        Map<Fact, Object> known = Map.of(
                FactTable.REQUEST_GRANT,
                "browser",
                FactTable.REQUEST_ACRS,
                List.of(),
                FactTable.REQUEST_SCOPES,
                List.of(SCOPE),
                FactTable.CLIENT_ID,
                CLIENT,
                FactTable.USER_ID,
                "7e1b3a50-5a0c-4f0e-9d5c-0a8f3b7c2d11",
                FactTable.USER_GROUPS,
                List.of("/staff", GROUP),
                FactTable.NET_IP,
                "198.51.100.7",
                FactTable.TIME_INSTANT,
                NOW,
                FactTable.TIME_HOUR,
                HOUR);
        return new KnownFacts(known);
    }

    /** The clients of the rules, in their order. */
    List<String> clients() {
        return IntStream.range(0, size)
                .mapToObj(i -> i < MATCHING ? CLIENT : "client-" + i)
                .toList();
    }

    /** Whether this rule has a condition: those of other clients have one, as it is never looked at. */
    boolean hasCondition(int rule) {
        return rule >= MATCHING || rule < conditions;
    }

    String policyText() {
        String rules = IntStream.range(0, size).mapToObj(this::rule).collect(Collectors.joining());
        return """
                policy: 1
                levels:
                  pwd: { loa: 1, chains: [ [ {password: 10h} ], [ {passkey: 10h} ] ] }
                  mfa: { loa: 2, chains: [ [ {password: 10h}, {webauthn: 1h, otp: 1h} ], [ {passkey: 1h} ] ] }
                rules:
                """ + rules;
    }

    private String rule(int i) {
        return "  - id: rule-" + i + "\n    match: { clients: [" + clients().get(i) + "], scopes: [" + SCOPE + "] }\n"
                + (hasCondition(i) ? "    when: time.hour > 6 && '" + GROUP + "' in user.groups\n" : "")
                + "    then: { require: mfa }\n";
    }

    Policy policy() {
        return new PolicyReader().read(policyText()).match(PolicyDocument::policy, errors -> {
            throw new IllegalStateException("the scenario is no policy: " + errors);
        });
    }
}
