package io.keycloakstepup.policy.level;

import static io.keycloakstepup.policy.Sample.HOUR;
import static io.keycloakstepup.policy.Sample.LEVELS;
import static io.keycloakstepup.policy.Sample.MFA;
import static io.keycloakstepup.policy.Sample.MINUTES;
import static io.keycloakstepup.policy.Sample.NOW;
import static io.keycloakstepup.policy.Sample.PHR;
import static io.keycloakstepup.policy.Sample.PWD;
import static io.keycloakstepup.policy.Sample.chain;
import static io.keycloakstepup.policy.Sample.demand;
import static io.keycloakstepup.policy.Sample.ledger;
import static io.keycloakstepup.policy.Sample.level;
import static io.keycloakstepup.policy.Sample.proven;
import static io.keycloakstepup.policy.Sample.step;
import static io.keycloakstepup.policy.level.FactorType.EMAIL_CODE;
import static io.keycloakstepup.policy.level.FactorType.OTP;
import static io.keycloakstepup.policy.level.FactorType.PASSKEY;
import static io.keycloakstepup.policy.level.FactorType.PASSWORD;
import static io.keycloakstepup.policy.level.FactorType.RECOVERY_CODE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LevelsTest {

    private final Moment moment = new Moment(NOW, NOW);

    @Test
    void n20_levelFromLoaTwoOnNeedsTwoKindsInEveryChain() {
        Chain twoKinds = chain(step(demand(PASSWORD, HOUR)), step(demand(OTP, HOUR)));
        Chain oneKind = chain(step(demand(OTP, HOUR)), step(demand(RECOVERY_CODE, HOUR)));
        Chain withoutSecondKind = chain(step(demand(PASSWORD, HOUR)), step(demand(EMAIL_CODE, HOUR)));
        assertEquals(2, level("mfa", 2, twoKinds).loa());
        assertThrows(IllegalArgumentException.class, () -> level("mfa", 2, twoKinds, oneKind));
        assertThrows(IllegalArgumentException.class, () -> level("mfa", 2, withoutSecondKind));
    }

    @Test
    void noLevelIsCalledLikeTheAbsenceOfOne() {
        assertThrows(
                IllegalArgumentException.class, () -> level("0", 1, PWD.chains().get(0)));
        assertThrows(
                IllegalArgumentException.class,
                () -> level("a b", 1, PWD.chains().get(0)));
    }

    @Test
    void levelOfLoaOneMayRestOnOneKind() {
        assertEquals(1, level("mail", 1, chain(step(demand(EMAIL_CODE, HOUR)))).loa());
    }

    @Test
    void levelCoversAllLowerOnesUnlessItSaysWhich() {
        assertTrue(PHR.covers(MFA));
        assertTrue(PHR.covers(PHR));
        assertFalse(PWD.covers(MFA));
        Level choosy = new Level("phr", 3, PHR.chains(), Optional.of(Set.of("pwd")));
        assertTrue(choosy.covers(PWD));
        assertFalse(choosy.covers(MFA));
        assertTrue(choosy.covers(choosy));
    }

    @Test
    void lowerLevelIsReachedByTheChainOfAHigherOneThatCoversIt() {
        Ledger ledger = ledger(proven(PASSKEY, MINUTES));
        assertEquals(List.of(PHR, MFA, PWD), LEVELS.reached(ledger, moment).toList());
    }

    @Test
    void levelThatSatisfiesNothingElseLeavesTheOthersUnreached() {
        Chain key = chain(step(demand(PASSKEY, HOUR)));
        Level alone = new Level("key", 3, List.of(key), Optional.of(Set.of()));
        Levels levels = new Levels(List.of(alone, level("pwd", 1, chain(step(demand(PASSWORD, HOUR))))));
        assertEquals(
                List.of(alone),
                levels.reached(ledger(proven(PASSKEY, MINUTES)), moment).toList());
    }

    @Test
    void levelCannotSatisfyOneThatIsNotLower() {
        Level boaster = new Level("pwd", 1, PWD.chains(), Optional.of(Set.of("mfa")));
        assertThrows(IllegalArgumentException.class, () -> new Levels(List.of(boaster, MFA)));
        Level stranger = new Level("pwd", 1, PWD.chains(), Optional.of(Set.of("gold")));
        assertThrows(IllegalArgumentException.class, () -> new Levels(List.of(stranger, MFA)));
    }

    @Test
    void namesAndNumbersAreUnique() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Levels(List.of(PWD, level("pwd", 9, chain(step(demand(PASSKEY, HOUR)))))));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Levels(List.of(PWD, level("key", 1, chain(step(demand(PASSKEY, HOUR)))))));
    }

    @Test
    void levelIsReachedWhenTheLatestOfItsCompleteChainsWas() {
        Ledger ledger = ledger(
                proven(PASSKEY, Duration.ofMinutes(30)),
                proven(PASSWORD, Duration.ofMinutes(1)),
                proven(OTP, Duration.ofMinutes(10)));
        assertEquals(Optional.of(NOW.minus(Duration.ofMinutes(10))), LEVELS.reachedAt(MFA, ledger, moment));
        assertEquals(Optional.of(NOW.minus(Duration.ofMinutes(1))), LEVELS.reachedAt(PWD, ledger, moment));
    }

    @Test
    void levelsAreSortedHoweverTheyAreGiven() {
        assertEquals(List.of(PWD, MFA, PHR), LEVELS.ordered());
        assertEquals(PWD, LEVELS.lowest());
    }
}
