package io.keycloakstepup.flow.grant;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.flow.ledger.AskedLevel;
import io.keycloakstepup.flow.ledger.IssuedLevel;
import io.keycloakstepup.flow.ledger.Snapshot;
import io.keycloakstepup.policy.level.Evidence;
import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.level.Ledger;
import io.keycloakstepup.policy.level.Moment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An access token that is exchanged counts for what it says. */
final class ClaimedTest {

    private static final Instant NINE = Instant.parse("2026-01-02T09:00:00Z");
    private static final Instant TEN = NINE.plusSeconds(3600);

    private static final Evidence PASSWORD = Evidence.of(FactorType.PASSWORD, "p", NINE);
    private static final Evidence CODE = Evidence.of(FactorType.OTP, "o", TEN);
    private static final Evidence RECOVERY = Evidence.of(FactorType.RECOVERY_CODE, "r", TEN);

    @Test
    void aTokenThatSaysItAllLosesNothing() {
        Snapshot newest = snapshot(PASSWORD, CODE);

        assertThat(claimed("mfa", TEN, "pwd", "otp", "mfa").cap(newest)).isEqualTo(newest);
    }

    @Test
    void aMethodThatTheTokenDoesNotNameDoesNotCount() {
        assertThat(left(claimed("pwd", TEN.plusSeconds(60), "pwd"), PASSWORD, CODE))
                .containsExactly(PASSWORD);
    }

    @Test
    void aFactorWithoutAMethodCountsOnlyBesideSeveralFactors() {
        assertThat(left(claimed("pwd", TEN, "pwd"), PASSWORD, RECOVERY)).containsExactly(PASSWORD);
        assertThat(left(claimed("mfa", TEN, "pwd", "mfa"), PASSWORD, RECOVERY)).containsExactly(RECOVERY, PASSWORD);
    }

    @Test
    void whatIsYoungerThanTheTokenDoesNotCount() {
        Instant before = TEN.minusSeconds(1);

        assertThat(left(claimed("mfa", before, "pwd", "otp", "mfa"), PASSWORD, CODE))
                .containsExactly(PASSWORD);
    }

    @Test
    void aTokenThatNamesNoMethodCountsForNone() {
        assertThat(left(claimed("mfa", TEN), PASSWORD, CODE)).isEmpty();
    }

    @Test
    void theLevelIsTheTokensByTheNameItWasAskedFor() {
        Snapshot newest = new Snapshot(
                new Moment(TEN, TEN),
                Optional.of(new AskedLevel("mfa", "gold")),
                new IssuedLevel("mfa", 2),
                Optional.of(TEN),
                new Ledger(List.of(PASSWORD, CODE)));

        assertThat(claimed("gold", TEN, "pwd", "otp", "mfa").cap(newest).issued())
                .isEqualTo(new IssuedLevel("mfa", 2));
        assertThat(claimed("silver", TEN, "pwd").cap(newest).requested()).isEmpty();
        assertThat(claimed("0", TEN).cap(newest).issued()).isEqualTo(new IssuedLevel("0", 0));
    }

    private static List<Evidence> left(Claimed token, Evidence... proven) {
        return token.cap(snapshot(proven)).ledger().evidence();
    }

    private static Claimed claimed(String acr, Instant issuedAt, String... amr) {
        return new Claimed(acr, List.of(amr), Optional.of(TEN), issuedAt);
    }

    private static Snapshot snapshot(Evidence... proven) {
        return new Snapshot(
                new Moment(TEN, TEN),
                Optional.empty(),
                new IssuedLevel("mfa", 2),
                Optional.of(TEN),
                new Ledger(List.of(proven)));
    }
}
