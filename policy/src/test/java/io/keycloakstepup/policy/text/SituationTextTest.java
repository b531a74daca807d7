package io.keycloakstepup.policy.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keycloakstepup.policy.facts.Fact;
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
    void factsAreReadFromJson() {
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
    void factsOfEveryTypeCanBeGiven() {
        String text = """
                client: { attributes: { tier: gold }, public: false }
                user: { attributes: { floor: ["3", "4"] }, createdAt: 2020-02-01T00:00:00+01:00 }
                net: { asn: 64496 }
                transaction: { amount: 12, type: payment, urgent: true, to: { iban: CH93, shares: [0.5, 2] } }
                """;
        Map<Fact, Object> values = situation(text).given().values();
        assertEquals(
                Map.of(
                        FactTable.CLIENT_ATTRIBUTES,
                        Map.of("tier", "gold"),
                        FactTable.CLIENT_PUBLIC,
                        false,
                        FactTable.USER_ATTRIBUTES,
                        Map.of("floor", List.of("3", "4")),
                        FactTable.USER_CREATED_AT,
                        Instant.parse("2020-01-31T23:00:00Z"),
                        FactTable.NET_ASN,
                        64496L,
                        FactTable.TRANSACTION_AMOUNT,
                        12.0,
                        FactTable.TRANSACTION_TYPE,
                        "payment",
                        FactTable.TRANSACTION,
                        Map.of(
                                "amount",
                                12L,
                                "type",
                                "payment",
                                "urgent",
                                true,
                                "to",
                                Map.of("iban", "CH93", "shares", List.of(0.5, 2L)))),
                values);
    }

    @Test
    void valuesOfAnotherTypeAreNamed() {
        String text = """
                client: { attributes: { tier: [gold] }, public: 'no' }
                user: { attributes: { floor: "3" }, createdAt: 2020-02-01 }
                net: { asn: AS64496 }
                transaction: { amount: .inf, note: null }
                """;
        assertEquals(
                List.of(
                        "each of client.attributes is a text, not a list",
                        "client.public is true or false without quotes, not 'no'",
                        "user.attributes is a list, not '3'",
                        "user.createdAt is an instant in ISO 8601 with its offset, like 2027-01-31T09:30:00Z, not"
                                + " '2020-02-01'",
                        "net.asn is a whole number, not 'AS64496'",
                        "transaction.amount is a decimal number, not the number .inf",
                        "transaction.amount is a decimal number, not the number .inf",
                        "transaction.note is left out where there is none, not written as nothing"),
                new PolicyReader()
                        .readSituation(text).errors().stream()
                                .map(PolicyError::message)
                                .toList());
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
                        "one of ip, zones, country, city, asn, lists, anonymous",
                        "unknown key 'ipp' in the facts of net; did you mean 'ip'?")),
                errors);
        assertEquals(
                "the situation is empty",
                new PolicyReader().readSituation("").errors().get(0).message());
    }
}
