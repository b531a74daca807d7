package io.keycloakstepup.policy.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keycloakstepup.policy.facts.FactTable;
import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.situation.Proof;
import io.keycloakstepup.policy.situation.Situation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SituationTextTest {

    private static Situation situation(String json) {
        return new PolicyReader().readSituation(json).match(situation -> situation, errors -> {
            throw new AssertionError(errors);
        });
    }

    @Test
    void factsOfEveryTypeAreRead() {
        Situation situation = situation("""
                {"client": {"id": "shop"}, "request": {"scopes": ["pay"]}, "net": {"ip": "2001:db8::1"},
                 "time": {"hour": 23, "instant": "2026-06-01T02:00:00+02:00"}, "user": {"groups": []}}
                """);
        assertEquals(
                Map.of(
                        FactTable.CLIENT_ID,
                        "shop",
                        FactTable.REQUEST_SCOPES,
                        List.of("pay"),
                        FactTable.NET_IP,
                        "2001:db8::1",
                        FactTable.TIME_HOUR,
                        23L,
                        FactTable.TIME_INSTANT,
                        Instant.parse("2026-06-01T00:00:00Z"),
                        FactTable.USER_GROUPS,
                        List.of()),
                situation.given().values());
        assertEquals(List.of(), situation.evidence());
    }

    @Test
    void evidenceIsReadAndPasskeysVerifyTheirUserUnlessSaidOtherwise() {
        Situation situation = situation("""
                {"evidence": [{"factor": "otp", "ageSeconds": 90}, {"factor": "passkey"},
                 {"factor": "passkey", "userVerified": false}, {"factor": "webauthn", "userVerified": true}]}
                """);
        assertEquals(
                List.of(
                        new Proof(FactorType.OTP, Duration.ofSeconds(90), false),
                        new Proof(FactorType.PASSKEY, Duration.ZERO, true),
                        new Proof(FactorType.PASSKEY, Duration.ZERO, false),
                        new Proof(FactorType.WEBAUTHN, Duration.ZERO, true)),
                situation.evidence());
    }

    @Test
    void nothingGivenIsASituationToo() {
        assertEquals(Map.of(), situation("{}").given().values());
    }

    @Test
    void errorsNameTheirPlaces() {
        List<PolicyError> errors = new PolicyReader()
                .readSituation("{\"net\": {\"ipp\": \"10.0.0.1\"}}")
                .errors();
        assertEquals(
                List.of(new PolicyError(
                        1,
                        10,
                        "'ipp'",
                        "one of ip, zones",
                        "unknown key 'ipp' in the facts of net; did you mean 'ip'?")),
                errors);
        assertEquals(
                "the situation is empty",
                new PolicyReader().readSituation("").errors().get(0).message());
    }
}
