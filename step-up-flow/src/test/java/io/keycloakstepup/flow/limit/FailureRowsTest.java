package io.keycloakstepup.flow.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.policy.level.FactorType;
import org.junit.jupiter.api.Test;

final class FailureRowsTest {

    private static final Lane LANE = Lane.ofAddress("198.51.100.7");

    @Test
    void whoHasProvenSomethingCountsTowardsDisabling() {
        FailureRows rows = FailureRows.of("credential", LANE, Guesser.PROVEN);

        assertThat(rows.weight()).isEqualTo(1);
        assertThat(rows.lanes()).extracting(FailureRows.Row::lane).doesNotContain("+");
    }

    @Test
    void aStrangerCountsInTheBudgetOfAllStrangersAndDisablesNothing() {
        FailureRows rows = FailureRows.of("credential", LANE, Guesser.STRANGER);

        assertThat(rows.weight()).isZero();
        assertThat(rows.all())
                .extracting(FailureRows.Row::lane)
                .contains("*", "+")
                .hasSize(3);
    }

    @Test
    void inAKnownBrowserTheLaneAloneCounts() {
        FailureRows rows = FailureRows.of("credential", LANE, Guesser.KNOWN);

        assertThat(rows.weight()).isZero();
        assertThat(rows.all()).extracting(FailureRows.Row::lane).contains("*").doesNotContain("+");
    }

    @Test
    void rowsOfDifferentCredentialsAndLanesAreDifferent() {
        assertThat(FailureRows.of("credential", LANE, Guesser.STRANGER).ids()).doesNotHaveDuplicates();
        assertThat(FailureRows.of("credential", LANE, Guesser.STRANGER).ids())
                .doesNotContainAnyElementsOf(
                        FailureRows.of("other", LANE, Guesser.STRANGER).ids());
    }

    @Test
    void twoUsersWhoseCredentialsLieElsewhereAreCountedApart() {
        assertThat(Guess.countedUnder(FactorType.RECOVERY_CODE, "", "anna"))
                .isNotEqualTo(Guess.countedUnder(FactorType.RECOVERY_CODE, "", "ben"))
                .isNotEqualTo(Guess.countedUnder(FactorType.OTP, "", "anna"));
        assertThat(Guess.countedUnder(FactorType.OTP, "credential", "anna")).isEqualTo("credential");
        assertThat(Guess.countedUnder(FactorType.PASSWORD, "credential", "anna"))
                .isEqualTo("password:anna");
    }
}
