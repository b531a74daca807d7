package io.keycloakstepup.flow.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.policy.level.Assurance;
import io.keycloakstepup.policy.level.Chain;
import io.keycloakstepup.policy.level.Demand;
import io.keycloakstepup.policy.level.Evidence;
import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.level.Ledger;
import io.keycloakstepup.policy.level.Level;
import io.keycloakstepup.policy.level.Levels;
import io.keycloakstepup.policy.level.Moment;
import io.keycloakstepup.policy.level.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a snapshot says when the policy has changed since it was taken. */
final class SnapshotTest {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final Ledger BOTH = new Ledger(
            List.of(Evidence.of(FactorType.PASSWORD, "password", NOON), Evidence.of(FactorType.OTP, "phone", NOON)));

    @Test
    void aLevelThatWasRenamedIsSaidByItsNewName() {
        Snapshot taken = taken(new Levels(List.of(weak("pwd", 1), strong("mfa", 2))), Optional.empty());

        assertThat(acr(taken, new Levels(List.of(weak("basic", 1), strong("gold", 2)))))
                .isEqualTo("gold");
    }

    @Test
    void aRenamedLevelStillBoundsWhatIsSaid() {
        Snapshot taken =
                taken(new Levels(List.of(weak("pwd", 1), strong("mfa", 2))), Optional.of(new AskedLevel("pwd", "pwd")));

        assertThat(taken.issued()).isEqualTo(new IssuedLevel("pwd", 1));
        assertThat(acr(taken, new Levels(List.of(weak("basic", 1), strong("gold", 2)))))
                .isEqualTo("basic");
    }

    @Test
    void aLevelThatKeptItsNameMovesWithItsNumber() {
        Snapshot taken = taken(new Levels(List.of(weak("pwd", 1), strong("mfa", 2))), Optional.empty());

        assertThat(acr(taken, new Levels(List.of(weak("pwd", 1), strong("mfa", 9)))))
                .isEqualTo("mfa");
    }

    @Test
    void aRenamedLevelWithAGreaterNumberIsAnother() {
        Snapshot taken = taken(new Levels(List.of(weak("pwd", 1), strong("mfa", 2))), Optional.empty());

        assertThat(acr(taken, new Levels(List.of(weak("pwd", 1), strong("gold", 3)))))
                .isEqualTo("pwd");
    }

    @Test
    void whatAnEarlierVersionWroteWithoutANumberSaysNothingAfterARenaming() {
        Moment moment = Moment.at(NOON);
        Snapshot old = new Snapshot(moment, Optional.empty(), new IssuedLevel("mfa", 0), Optional.of(NOON), BOTH);

        assertThat(acr(old, new Levels(List.of(weak("pwd", 1), strong("mfa", 2)))))
                .isEqualTo("mfa");
        assertThat(acr(old, new Levels(List.of(weak("pwd", 1), strong("gold", 2)))))
                .isEqualTo(Assurance.NO_LEVEL);
    }

    private static Snapshot taken(Levels levels, Optional<AskedLevel> asked) {
        Moment moment = Moment.at(NOON);
        return Snapshot.take(levels, BOTH, moment, moment, asked);
    }

    private static String acr(Snapshot snapshot, Levels levels) {
        return snapshot.at(levels, NOON.plusSeconds(60)).acr();
    }

    private static Level weak(String name, int loa) {
        return level(name, loa, FactorType.PASSWORD);
    }

    private static Level strong(String name, int loa) {
        return level(name, loa, FactorType.PASSWORD, FactorType.OTP);
    }

    private static Level level(String name, int loa, FactorType... factors) {
        List<Step> steps = Stream.of(factors)
                .map(factor -> new Step(List.of(new Demand(factor, Duration.ofHours(1), false))))
                .toList();
        return new Level(name, loa, List.of(new Chain(steps)), Optional.empty());
    }
}
