package io.keycloakstepup.policy.situation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.keycloakstepup.policy.facts.FactTable;
import io.keycloakstepup.policy.facts.Facts;
import io.keycloakstepup.policy.facts.KnownFacts;
import io.keycloakstepup.policy.level.Evidence;
import io.keycloakstepup.policy.level.FactorType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SituationTest {

    private static final Instant SUNDAY_EVENING = Instant.parse("2026-03-01T21:30:00Z");

    private static Situation situation(KnownFacts given) {
        return new Situation(given, List.of());
    }

    @Test
    void whatEveryRequestHasIsFilledIn() {
        Facts facts = situation(new KnownFacts(Map.of())).factsAt(SUNDAY_EVENING);
        assertEquals(Optional.of("browser"), facts.value(FactTable.REQUEST_GRANT));
        assertEquals(Optional.of(List.of()), facts.value(FactTable.REQUEST_SCOPES));
        assertEquals(Optional.of(List.of()), facts.value(FactTable.REQUEST_ACRS));
        assertEquals(Optional.of(SUNDAY_EVENING), facts.value(FactTable.TIME_INSTANT));
        assertEquals(Optional.of(List.of()), facts.value(FactTable.REQUEST_PROMPT));
        assertEquals(Optional.of(List.of()), facts.value(FactTable.REQUEST_AUDIENCES));
    }

    @Test
    void whatNobodyStatedAndNobodyCanGuessIsUnknown() {
        Facts facts = situation(new KnownFacts(Map.of())).factsAt(SUNDAY_EVENING);
        assertEquals(Optional.empty(), facts.value(FactTable.CLIENT_ID));
        assertEquals(Optional.empty(), facts.value(FactTable.NET_IP));
        assertEquals(Optional.empty(), facts.value(FactTable.USER_ID));
        assertEquals(Optional.empty(), facts.value(FactTable.REQUEST_ACR));
    }

    @Test
    void requestedLevelAndRequestedLevelsFollowFromEachOther() {
        Facts first =
                situation(new KnownFacts(Map.of(FactTable.REQUEST_ACR, "mfa"))).factsAt(SUNDAY_EVENING);
        assertEquals(Optional.of(List.of("mfa")), first.value(FactTable.REQUEST_ACRS));
        Facts all = situation(new KnownFacts(Map.of(FactTable.REQUEST_ACRS, List.of("phr", "mfa"))))
                .factsAt(SUNDAY_EVENING);
        assertEquals(Optional.of("phr"), all.value(FactTable.REQUEST_ACR));
    }

    @Test
    void whatIsStatedStands() {
        KnownFacts given = new KnownFacts(Map.of(FactTable.TIME_HOUR, 3L, FactTable.REQUEST_GRANT, "refresh"));
        Facts facts = situation(given).factsAt(SUNDAY_EVENING);
        assertEquals(Optional.of(3L), facts.value(FactTable.TIME_HOUR));
        assertEquals(Optional.of("refresh"), facts.value(FactTable.REQUEST_GRANT));
    }

    @Test
    void statedInstantIsTheInstantOfTheRequest() {
        Situation stated = situation(new KnownFacts(Map.of(FactTable.TIME_INSTANT, SUNDAY_EVENING)));
        assertEquals(SUNDAY_EVENING, stated.instantOr(Instant.EPOCH));
        assertEquals(Instant.EPOCH, situation(new KnownFacts(Map.of())).instantOr(Instant.EPOCH));
    }

    @Test
    void proofsAreAsOldAsStated() {
        Proof proof = new Proof(FactorType.OTP, Duration.ofMinutes(5), false);
        Situation situation = new Situation(new KnownFacts(Map.of()), List.of(proof));
        assertEquals(
                List.of(Evidence.of(FactorType.OTP, "", SUNDAY_EVENING.minus(Duration.ofMinutes(5)))),
                situation.ledgerAt(SUNDAY_EVENING).evidence());
    }

    @Test
    void proofsOfTheFutureAndOfImpossibleVerificationAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Proof(FactorType.OTP, Duration.ofSeconds(-1), false));
        assertThrows(IllegalArgumentException.class, () -> new Proof(FactorType.OTP, Duration.ZERO, true));
    }
}
