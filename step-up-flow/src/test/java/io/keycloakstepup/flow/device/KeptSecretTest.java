package io.keycloakstepup.flow.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.flow.device.KeptSecret.Shown;
import io.keycloakstepup.flow.hash.Sha256;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class KeptSecretTest {

    private static final Instant ROTATED = Instant.parse("2026-11-24T10:00:00Z");
    private static final String HERE = "198.51.100.7";

    private final DeviceSecret former = DeviceSecret.first();
    private final DeviceSecret present = former.next();
    private final KeptSecret kept =
            new KeptSecret(present.hash(), Optional.of(former.hash()), ROTATED, Sha256.of(HERE));

    @Test
    void thePresentSecretIsAcceptedFromAnywhereAtAnyTime() {
        assertThat(kept.judge(present, "203.0.113.9", ROTATED.plusSeconds(86_400)))
                .isEqualTo(Shown.PRESENT);
    }

    @Test
    void r03_theFormerOneIsAcceptedForAMomentAtTheSameAddress() {
        assertThat(kept.judge(former, HERE, ROTATED.plus(KeptSecret.GRACE))).isEqualTo(Shown.JUST_REPLACED);
    }

    @Test
    void r03_afterThatMomentItIsReplayed() {
        assertThat(kept.judge(former, HERE, ROTATED.plus(KeptSecret.GRACE).plusMillis(1)))
                .isEqualTo(Shown.REPLAYED);
    }

    @Test
    void r03_atAnotherAddressItIsReplayedAtOnce() {
        assertThat(kept.judge(former, "203.0.113.9", ROTATED)).isEqualTo(Shown.REPLAYED);
    }

    @Test
    void r03_anOlderOneIsReplayed() {
        assertThat(kept.judge(DeviceSecret.first(), HERE, ROTATED)).isEqualTo(Shown.REPLAYED);
    }

    @Test
    void r03_whileTheFormerOneIsAcceptedThereIsNoOther() {
        assertThat(kept.isDue(ROTATED.plus(KeptSecret.GRACE))).isFalse();
        assertThat(kept.isDue(ROTATED.plus(KeptSecret.GRACE).plusMillis(1))).isTrue();
        assertThat(KeptSecret.of(present, HERE, ROTATED).isDue(ROTATED)).isTrue();
    }

    @Test
    void nothingIsFormerBeforeTheFirstUse() {
        KeptSecret first = KeptSecret.of(present, HERE, ROTATED);

        assertThat(first.judge(present, HERE, ROTATED)).isEqualTo(Shown.PRESENT);
        assertThat(first.judge(former, HERE, ROTATED)).isEqualTo(Shown.REPLAYED);
    }
}
