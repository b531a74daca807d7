package io.keycloakstepup.policy.level;

import static io.keycloakstepup.policy.level.FactorType.OTP;
import static io.keycloakstepup.policy.level.FactorType.PASSWORD;
import static io.keycloakstepup.policy.level.FactorType.WEBAUTHN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EvidenceTest {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    @ParameterizedTest
    @CsvSource({"SYNCED, swk", "DEVICE_BOUND, pop", "HARDWARE, hwk"})
    void m03_aKeySaysWhereItLives(KeyStorage storage, String amr) {
        assertEquals(List.of(amr, "user"), key(storage).amr());
    }

    @Test
    void m03_aKeyOfWhichNothingIsKnownClaimsNothing() {
        assertEquals(List.of("user"), Evidence.of(WEBAUTHN, "key", NOON).amr());
        assertFalse(KeyStorage.UNKNOWN.isDeviceBound());
    }

    @Test
    void aSyncedKeyIsNotBoundToItsDevice() {
        assertFalse(KeyStorage.SYNCED.isDeviceBound());
        assertTrue(KeyStorage.DEVICE_BOUND.isDeviceBound());
        assertTrue(KeyStorage.HARDWARE.isDeviceBound());
    }

    @Test
    void m03_verificationInventsNoMethod() {
        assertEquals(List.of("user"), new Evidence(WEBAUTHN, "key", NOON, KeyUse.of(true)).amr());
        assertEquals(
                2, new Evidence(WEBAUTHN, "key", NOON, KeyUse.of(true)).kinds().size());
    }

    @Test
    void otherFactorsNameTheirOwnMethods() {
        assertEquals(List.of("pwd"), Evidence.of(PASSWORD, "p", NOON).amr());
        assertEquals(List.of("otp"), Evidence.of(OTP, "o", NOON).amr());
    }

    @Test
    void whatIsNoKeyCannotShowAKey() {
        assertThrows(IllegalArgumentException.class, () -> new Evidence(OTP, "o", NOON, KeyUse.of(true)));
    }

    @Test
    void whatCountsForSoLongCountsNoLongerWhateverAStepAllows() {
        Evidence proof = Evidence.of(OTP, "o", NOON).noLongerThan(Duration.ofMinutes(5));
        Demand withinTheHour = new Demand(OTP, Duration.ofHours(1), false);

        assertTrue(withinTheHour.isMetBy(proof, Moment.at(NOON.plusSeconds(300))));
        assertFalse(withinTheHour.isMetBy(proof, Moment.at(NOON.plusSeconds(301))));
        assertFalse(withinTheHour.isMetBy(
                proof.noLongerThan(Duration.ofHours(1)).noLaterThan(NOON), Moment.at(NOON.plusSeconds(301))));
        assertTrue(withinTheHour.isMetBy(proof, Freshness.EVER));
    }

    @Test
    void aStepThatAllowsLessDecides() {
        Evidence proof = Evidence.of(OTP, "o", NOON).noLongerThan(Duration.ofHours(8));
        Demand withinAMinute = new Demand(OTP, Duration.ofMinutes(1), false);

        assertTrue(withinAMinute.isMetBy(proof, Moment.at(NOON.plusSeconds(60))));
        assertFalse(withinAMinute.isMetBy(proof, Moment.at(NOON.plusSeconds(61))));
    }

    private static Evidence key(KeyStorage storage) {
        return new Evidence(WEBAUTHN, "key", NOON, new KeyUse(false, storage, Optional.empty()));
    }
}
