package io.keycloakstepup.policy.level;

import static io.keycloakstepup.policy.Sample.HOUR;
import static io.keycloakstepup.policy.Sample.LEVELS;
import static io.keycloakstepup.policy.Sample.MFA;
import static io.keycloakstepup.policy.Sample.MINUTES;
import static io.keycloakstepup.policy.Sample.NOW;
import static io.keycloakstepup.policy.Sample.PWD;
import static io.keycloakstepup.policy.Sample.ledger;
import static io.keycloakstepup.policy.Sample.proven;
import static io.keycloakstepup.policy.level.FactorType.OTP;
import static io.keycloakstepup.policy.level.FactorType.PASSKEY;
import static io.keycloakstepup.policy.level.FactorType.PASSWORD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What {@code max_age} does to the ages of a policy. */
class CappedTest {

    private static final Moment MOMENT = new Moment(NOW, NOW.minusSeconds(30));

    private static Freshness within(Duration limit) {
        return new Capped(MOMENT, limit);
    }

    @Provide
    Arbitrary<Ledger> ledgers() {
        return Arbitraries.of(PASSWORD, OTP, PASSKEY)
                .flatMap(factor -> Arbitraries.integers()
                        .between(0, 5_000)
                        .map(seconds -> proven(factor, Duration.ofSeconds(seconds))))
                .list()
                .ofMaxSize(4)
                .map(Ledger::new);
    }

    @Test
    void almostExpiredLastStepCarriesTheLevel() {
        assertTrue(LEVELS.isReached(PWD, ledger(proven(PASSWORD, MINUTES)), within(MINUTES)));
    }

    @Test
    void justExpiredLastStepDoesNot() {
        Ledger ledger = ledger(proven(PASSWORD, MINUTES.plusMillis(1)));
        assertFalse(LEVELS.isReached(PWD, ledger, within(MINUTES)));
        assertTrue(LEVELS.isReached(PWD, ledger, MOMENT));
    }

    @Test
    void anEarlierStepMayBeAsOldAsThePolicyAllows() {
        Ledger ledger = ledger(proven(PASSWORD, HOUR), proven(OTP, MINUTES));
        assertTrue(LEVELS.isReached(MFA, ledger, within(MINUTES)));
        assertEquals(Optional.of(NOW.minus(MINUTES)), LEVELS.reachedAt(MFA, ledger, within(MINUTES)));
    }

    @Test
    void anEarlierStepProvenAgainDoesNotStandInForTheLastOne() {
        Ledger ledger = ledger(proven(PASSWORD, Duration.ZERO), proven(OTP, MINUTES.plusMillis(1)));
        assertFalse(LEVELS.isReached(MFA, ledger, within(MINUTES)));
    }

    @Test
    void zeroAsksForEveryStepWithinTheRequest() {
        Duration inRequest = Duration.ofSeconds(30);
        Ledger allNew = ledger(proven(PASSWORD, inRequest), proven(OTP, Duration.ZERO));
        Ledger oldPassword = ledger(proven(PASSWORD, inRequest.plusMillis(1)), proven(OTP, Duration.ZERO));
        assertTrue(LEVELS.isReached(MFA, allNew, within(Duration.ZERO)));
        assertFalse(LEVELS.isReached(MFA, oldPassword, within(Duration.ZERO)));
    }

    @Test
    void aLimitCannotBeNegative() {
        assertThrows(IllegalArgumentException.class, () -> within(Duration.ofSeconds(-1)));
    }

    @Property
    void noLevelIsCarriedThatIsOlderThanTheLimit(
            @ForAll("ledgers") Ledger ledger, @ForAll @IntRange(min = 1, max = 5_000) int seconds) {
        Instant oldest = NOW.minusSeconds(seconds);
        for (Level level : LEVELS.ordered()) {
            LEVELS.reachedAt(level, ledger, within(Duration.ofSeconds(seconds)))
                    .ifPresent(at -> assertFalse(at.isBefore(oldest)));
        }
    }

    @Property
    void aLimitOnlyEverTakesAway(@ForAll("ledgers") Ledger ledger, @ForAll @IntRange(max = 5_000) int seconds) {
        for (Level level : LEVELS.ordered()) {
            boolean isReached = LEVELS.isReached(level, ledger, within(Duration.ofSeconds(seconds)));
            assertTrue(!isReached || LEVELS.isReached(level, ledger, MOMENT));
        }
    }

    @Property
    void aShorterLimitAsksForNoLess(
            @ForAll("ledgers") Ledger ledger,
            @ForAll @IntRange(max = 5_000) int one,
            @ForAll @IntRange(max = 5_000) int other) {
        // Zero counts from the start of the request, which may lie further back than a few seconds.
        int shorter = Math.max(Math.min(one, other), 31);
        int longer = Math.max(Math.max(one, other), 31);
        for (Level level : LEVELS.ordered()) {
            boolean isReached = LEVELS.isReached(level, ledger, within(Duration.ofSeconds(shorter)));
            assertTrue(!isReached || LEVELS.isReached(level, ledger, within(Duration.ofSeconds(longer))));
        }
    }
}
