package io.keycloakstepup.authenticators.enrolment;

import static io.keycloakstepup.policy.level.FactorType.OTP;
import static io.keycloakstepup.policy.level.FactorType.PASSWORD;
import static io.keycloakstepup.policy.level.FactorType.RECOVERY_CODE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keycloakstepup.policy.level.Chain;
import io.keycloakstepup.policy.level.Demand;
import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.level.Level;
import io.keycloakstepup.policy.level.Levels;
import io.keycloakstepup.policy.level.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class HoldingsTest {

    private static final Level LOW = level("low", 1, PASSWORD);
    private static final Level HIGH = level("high", 2, PASSWORD, OTP);
    private static final Levels LEVELS = new Levels(List.of(LOW, HIGH));

    @Test
    void whoHasOnlyAPasswordIsStrongestWithIt() {
        assertEquals(Optional.of(LOW), strongest(Set.of(PASSWORD), false));
    }

    @Test
    void whoHasMoreMustShowMore() {
        assertEquals(Optional.of(HIGH), strongest(Set.of(PASSWORD, OTP), true));
    }

    @Test
    void aSecondFactorThatNoLevelTakesLeavesNoWay() {
        assertEquals(Optional.empty(), strongest(Set.of(PASSWORD, RECOVERY_CODE), true));
        assertEquals(Optional.empty(), strongest(Set.of(PASSWORD), true));
    }

    @Test
    void whoHasNothingThatReachesALevelHasNoWay() {
        assertEquals(Optional.empty(), strongest(Set.of(), false));
    }

    private static Optional<Level> strongest(Set<FactorType> held, boolean hasSecondFactor) {
        return new Holdings(held::contains, hasSecondFactor).strongest(LEVELS);
    }

    private static Level level(String name, int loa, FactorType... factors) {
        List<Step> steps = List.of(factors).stream()
                .map(factor -> new Step(List.of(new Demand(factor, Duration.ofHours(1), false))))
                .toList();
        return new Level(name, loa, List.of(new Chain(steps)), Optional.empty());
    }
}
