package io.keycloakstepup.flow.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.policy.level.Evidence;
import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.level.KeyUse;
import io.keycloakstepup.policy.level.Ledger;
import io.keycloakstepup.policy.level.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RefreshMarkTest {

    private static final Instant NINE = Instant.parse("2026-01-02T09:00:00Z");
    private static final Instant TEN = NINE.plusSeconds(3600);

    private static final Evidence PASSWORD = Evidence.of(FactorType.PASSWORD, "credential-of-the-password", NINE);
    private static final Evidence CODE = Evidence.of(FactorType.OTP, "credential-of-the-phone", TEN);

    private static final Snapshot WEAK = snapshot(NINE, "pwd", 1, PASSWORD);

    @Test
    void theMarkOfASnapshotLeavesItAsItIs() {
        Snapshot asked = new Snapshot(
                new Moment(TEN, NINE),
                Optional.of(new AskedLevel("mfa", "gold")),
                new IssuedLevel("mfa", 2),
                Optional.of(TEN),
                new Ledger(List.of(PASSWORD, CODE)));

        assertThat(comesBack(RefreshMark.of(asked, Optional.of("device-1"))).cap(asked))
                .isEqualTo(asked);
    }

    @Test
    void whatWasProvenLaterIsNotThere() {
        Snapshot strong = snapshot(TEN, "mfa", 2, PASSWORD, CODE);

        assertThat(markOf(WEAK).cap(strong)).isEqualTo(WEAK);
    }

    @Test
    void whatWasProvenAgainIsAsOldAsItWas() {
        Evidence again = Evidence.of(FactorType.PASSWORD, PASSWORD.credentialId(), TEN);

        assertThat(markOf(WEAK).cap(snapshot(TEN, "pwd", 1, again))).isEqualTo(WEAK);
    }

    @Test
    void aKeyThatVerifiedItsUserLaterDidNotDoSoEarlier() {
        Evidence present = new Evidence(FactorType.WEBAUTHN, "key", NINE, KeyUse.of(false));
        Evidence verified = new Evidence(FactorType.WEBAUTHN, "key", TEN, KeyUse.of(true));

        Snapshot left = markOf(snapshot(NINE, "pwd", 1, present)).cap(snapshot(TEN, "phr", 3, verified));

        assertThat(left.ledger().evidence()).containsExactly(present);
    }

    @Test
    void aLaterProofThatCountsForLongerMakesAnEarlierOneCountNoLonger() {
        Evidence brief = CODE.noLongerThan(Duration.ofMinutes(5));
        Evidence lasting = CODE.noLongerThan(Duration.ofHours(8));

        assertThat(markOf(snapshot(TEN, "mfa", 2, brief))
                        .cap(snapshot(TEN, "mfa", 2, lasting))
                        .ledger()
                        .evidence())
                .containsExactly(brief);
        assertThat(markOf(snapshot(TEN, "mfa", 2, CODE))
                        .cap(snapshot(TEN, "mfa", 2, brief))
                        .ledger()
                        .evidence())
                .containsExactly(brief);
    }

    @Test
    void whatTheSessionHasForgottenIsNotBroughtBack() {
        assertThat(markOf(snapshot(TEN, "mfa", 2, PASSWORD, CODE))
                        .cap(WEAK)
                        .ledger()
                        .evidence())
                .containsExactly(PASSWORD);
    }

    @Test
    void whoReadsTheTokenLearnsNoCredential() {
        assertThat(markOf(snapshot(TEN, "mfa", 2, PASSWORD, CODE)).claim().toString())
                .doesNotContain(PASSWORD.credentialId(), CODE.credentialId());
    }

    @Test
    void aTokenWithoutAMarkTellsNothing() {
        assertThat(RefreshMark.in(Map.of("sid", "session-1"))).isEmpty();
        assertThat(RefreshMark.in(Map.of(RefreshMark.CLAIM, "all of it"))).isEmpty();
        assertThat(RefreshMark.in(Map.of(RefreshMark.CLAIM, Map.of("acr", "mfa"))))
                .isEmpty();
    }

    @Test
    void aMarkOfALaterVersionIsRead() {
        Map<String, Object> later = new HashMap<>(markOf(WEAK).claim());
        later.put("more", true);

        assertThat(RefreshMark.in(Map.of(RefreshMark.CLAIM, later))).contains(markOf(WEAK));
    }

    private static RefreshMark markOf(Snapshot snapshot) {
        return comesBack(RefreshMark.of(snapshot, Optional.empty()));
    }

    private static RefreshMark comesBack(RefreshMark mark) {
        return RefreshMark.in(Map.of(RefreshMark.CLAIM, mark.claim())).orElseThrow();
    }

    private static Snapshot snapshot(Instant at, String level, int loa, Evidence... evidence) {
        return new Snapshot(
                new Moment(at, at),
                Optional.empty(),
                new IssuedLevel(level, loa),
                Optional.of(at),
                new Ledger(List.of(evidence)));
    }
}
