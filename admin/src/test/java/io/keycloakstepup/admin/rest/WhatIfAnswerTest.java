package io.keycloakstepup.admin.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keycloakstepup.admin.json.Json;
import io.keycloakstepup.policy.rule.Policy;
import io.keycloakstepup.policy.situation.Situation;
import io.keycloakstepup.policy.testing.WhatIf;
import io.keycloakstepup.policy.text.PolicyReader;
import io.keycloakstepup.policy.text.Reading;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WhatIfAnswerTest {

    private static final PolicyReader READER = new PolicyReader();
    private static final Policy POLICY = right(READER.read("""
            policy: 1
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
              mfa: { loa: 2, chains: [ [ {password: 10h}, {webauthn: 1h, otp: 1h} ] ] }
            rules:
              - { id: batch, match: { clients: [batch] }, then: { deny: no-batch } }
              - { id: pay, match: { clients: [pay] }, then: { require: mfa } }
            """)).policy();

    private static <T> T right(Reading<T> reading) {
        return reading.match(value -> value, errors -> {
            throw new AssertionError(errors);
        });
    }

    private static String answer(String facts) {
        Situation situation = right(READER.readSituation(facts));
        return Json.text(WhatIfAnswer.of(WhatIf.of(POLICY, situation, Instant.EPOCH), List.of("not everywhere")));
    }

    @Test
    void aStepUpNamesLevelAndStepsLeft() {
        assertEquals(
                "{\"decision\":\"step-up\",\"level\":\"mfa\",\"reached\":\"pwd\",\"unmet\":[[\"webauthn\",\"otp\"]],"
                        + "\"reason\":null,\"explanation\":["
                        + "{\"rule\":\"batch\",\"outcome\":\"not-matched\",\"because\":\"client.id is pay, not among batch\"},"
                        + "{\"rule\":\"pay\",\"outcome\":\"matched\",\"because\":\"requires mfa\"},"
                        + "{\"rule\":\"default\",\"outcome\":\"matched\",\"because\":\"requires pwd\"}],"
                        + "\"warnings\":[\"not everywhere\"]}",
                answer("{client: {id: pay}, evidence: [{factor: password, ageSeconds: 5}]}")
                        .replaceFirst("\"because\":\"[^\"]*\"", "\"because\":\"client.id is pay, not among batch\""));
    }

    @Test
    void aDenialNamesItsReasonAndNothingToProve() {
        assertEquals(
                "{\"decision\":\"denied\",\"level\":\"pwd\",\"reached\":null,\"unmet\":[],\"reason\":\"no-batch\"",
                answer("{client: {id: batch}}").split(",\"explanation\"", 2)[0]);
    }

    @Test
    void whatIsReachedIsGranted() {
        assertEquals(
                "{\"decision\":\"granted\",\"level\":\"pwd\",\"reached\":\"mfa\",\"unmet\":[],\"reason\":null",
                answer("{client: {id: x}, evidence: [{factor: password}, {factor: otp}]}")
                        .split(",\"explanation\"", 2)[0]);
    }
}
