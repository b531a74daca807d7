package io.keycloakstepup.policy.decision;

import static io.keycloakstepup.policy.Sample.HOUR;
import static io.keycloakstepup.policy.Sample.NOW;
import static io.keycloakstepup.policy.Sample.WORKDAY;
import static io.keycloakstepup.policy.Sample.chain;
import static io.keycloakstepup.policy.Sample.demand;
import static io.keycloakstepup.policy.Sample.level;
import static io.keycloakstepup.policy.Sample.step;
import static io.keycloakstepup.policy.level.FactorType.OTP;
import static io.keycloakstepup.policy.level.FactorType.PASSWORD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keycloakstepup.policy.level.Evidence;
import io.keycloakstepup.policy.level.Ledger;
import io.keycloakstepup.policy.level.Level;
import io.keycloakstepup.policy.level.Levels;
import io.keycloakstepup.policy.level.Moment;
import io.keycloakstepup.policy.level.SessionLimits;
import io.keycloakstepup.policy.rule.Effect;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How long a level counts while tokens are renewed (NIST SP 800-63B-4, 2.2.3: a day at most, an hour without use). */
final class RenewalTest {

    private static final Duration DAY = Duration.ofHours(24);

    private static final Level PWD = level("pwd", 1, chain(step(demand(PASSWORD, WORKDAY))));

    private static final Level MFA = new Level(
            "mfa",
            2,
            List.of(chain(step(demand(PASSWORD, WORKDAY)), step(demand(OTP, HOUR)))),
            Optional.empty(),
            new SessionLimits(Optional.of(DAY), Optional.of(HOUR)),
            false);

    private static final Levels LEVELS = new Levels(List.of(PWD, MFA));

    private static final Ledger PROVEN =
            new Ledger(List.of(Evidence.of(PASSWORD, "p", NOW), Evidence.of(OTP, "o", NOW)));

    @Test
    void n01_aLevelCountsADayHoweverOldItsProofsHaveBecome() {
        Instant later = NOW.plus(DAY);

        assertTrue(holds(MFA, later, later));
        assertFalse(holds(MFA, later.plusMillis(1), later.plusMillis(1)));
    }

    @Test
    void n01_aLevelWithoutLimitsCountsAsLongAsItsSession() {
        Instant later = NOW.plus(Duration.ofDays(365));

        assertTrue(holds(PWD, later, later));
    }

    @Test
    void n02_aLevelEndsWithAnHourWithoutUse() {
        Instant used = NOW.plus(Duration.ofHours(3));

        assertTrue(holds(MFA, used, used.plus(HOUR)));
        assertFalse(holds(MFA, used, used.plus(HOUR).plusSeconds(1)));
    }

    @Test
    void n03_useMovesOnlyTheHourAndAProofBoth() {
        Instant late = NOW.plus(DAY).plusSeconds(1);
        Moment again = new Moment(late, late);
        Ledger anew = new Ledger(List.of(Evidence.of(PASSWORD, "p", late), Evidence.of(OTP, "o", late)));

        assertFalse(holds(MFA, late, late));
        assertTrue(new Renewal(LEVELS, anew, again, late, late.plus(HOUR))
                .unmet(requiring(MFA, false))
                .isEmpty());
    }

    @Test
    void whatWasNotReachedAtTheGateIsNotReachedLater() {
        Ledger weak = new Ledger(List.of(Evidence.of(PASSWORD, "p", NOW)));
        Moment gate = new Moment(NOW, NOW);

        List<Requirement> unmet = new Renewal(LEVELS, weak, gate, NOW, NOW).unmet(requiring(MFA, false));

        assertEquals(List.of(MFA), unmet.stream().map(Requirement::level).toList());
    }

    @Test
    void whoeverNamesTheGrantAsksForTheAgesAgain() {
        Moment gate = new Moment(NOW, NOW);
        Judgement judgement = requiring(MFA, true);

        assertTrue(new Renewal(LEVELS, PROVEN, gate, NOW.plus(HOUR), NOW.plus(HOUR))
                .unmet(judgement)
                .isEmpty());
        Instant later = NOW.plus(HOUR).plusMillis(1);
        assertFalse(
                new Renewal(LEVELS, PROVEN, gate, later, later).unmet(judgement).isEmpty());
    }

    private static boolean holds(Level level, Instant usedAt, Instant now) {
        Moment gate = new Moment(NOW, NOW);
        return new Renewal(LEVELS, PROVEN, gate, usedAt, now)
                .unmet(requiring(level, false))
                .isEmpty();
    }

    private static Judgement requiring(Level level, boolean namesGrant) {
        Requirement requirement = Requirement.of(new Effect.Require(level), "rule", namesGrant);
        return new Judgement(Optional.empty(), List.of(requirement), List.of());
    }
}
