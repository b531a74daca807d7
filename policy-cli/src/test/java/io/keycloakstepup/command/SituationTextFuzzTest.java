package io.keycloakstepup.command;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.keycloakstepup.policy.level.KnownFactors;
import io.keycloakstepup.policy.rule.Policy;
import io.keycloakstepup.policy.testing.WhatIf;
import io.keycloakstepup.policy.text.PolicyReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Whatever bytes come as a situation: they are one, and a policy decides it, or there are errors. */
class SituationTextFuzzTest {

    private static final Policy POLICY = new PolicyReader().read("""
                    policy: 1
                    levels:
                      pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
                      mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h} ] ] }
                    zones: { home: { countries: [CH], lists: [tor], asns: [64496], cidrs: [10.0.0.0/8] } }
                    signals: { new-device: 50 }
                    rules:
                      - { id: a, match: { zones: [home], clients: [shop] }, then: { require: mfa } }
                      - { id: b, when: "risk.score > 60 || transaction.amount > 10.0", then: { require: mfa } }
                      - { id: c, when: "user.attributes.a.exists(v, v == 'x')", then: { require: mfa } }
                    """).match(document -> document.policy(), errors -> {
        throw new AssertionError(errors);
    });

    @FuzzTest(maxDuration = "1m")
    void situationIsDecidedOrHasErrors(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        new PolicyReader()
                .readSituation(text, KnownFactors.BUILT_IN)
                .match(
                        situation -> WhatIf.of(POLICY, situation, Instant.EPOCH).toString(),
                        errors -> errors.toString());
    }
}
