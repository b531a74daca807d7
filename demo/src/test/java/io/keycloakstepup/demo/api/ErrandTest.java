package io.keycloakstepup.demo.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ErrandTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void strongerLevelIsEnough() {
        assertThat(Errand.BALANCE.missing(token("mfa", NOON), NOON)).isEmpty();
        assertThat(Errand.PAYMENT.missing(token("phr", NOON), NOON)).isEmpty();
    }

    @Test
    void weakerLevelIsNot() {
        assertThat(Errand.PAYMENT.missing(token("pwd", NOON), NOON)).contains(Demand.level("mfa"));
    }

    @Test
    void unknownLevelAndNoneAreEnoughForNothing() {
        assertThat(Errand.BALANCE.missing(token("0", NOON), NOON)).isPresent();
        assertThat(Errand.BALANCE.missing(token("", NOON), NOON)).isPresent();
    }

    @Test
    void almostTooOldIsEnough() {
        assertThat(Errand.LIMITS.missing(token("phr", NOON.minusSeconds(300)), NOON))
                .isEmpty();
    }

    @Test
    void justTooOldIsNot() {
        assertThat(Errand.LIMITS.missing(token("phr", NOON.minusSeconds(301)), NOON))
                .isPresent();
    }

    @Test
    void tokenThatDoesNotTellItsAgeIsTooOld() {
        Assurance silent = new Assurance("anna", "phr", List.of(), Optional.empty(), true, Optional.empty());

        assertThat(Errand.LIMITS.missing(silent, NOON)).isPresent();
    }

    private static Assurance token(String acr, Instant authTime) {
        return new Assurance("anna", acr, List.of(), Optional.of(authTime), false, Optional.empty());
    }
}
