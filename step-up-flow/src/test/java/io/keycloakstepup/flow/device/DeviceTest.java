package io.keycloakstepup.flow.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DeviceTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final Instant END = NOW.plus(Duration.ofDays(30));

    private static Device device(Optional<Instant> rememberedUntil) {
        return Device.first(
                DeviceSecret.first(),
                new DeviceOwner("realm", "user"),
                "198.51.100.7",
                new Trust("credentials", rememberedUntil),
                NOW);
    }

    @Test
    void r05_itIsRememberedUntilItsTimeIsOverAndNotAMomentLonger() {
        Device device = device(Optional.of(END));

        assertThat(device.isRemembered("credentials", END.minusMillis(1))).isTrue();
        assertThat(device.isRemembered("credentials", END)).isFalse();
        assertThat(device.isKnown("credentials", END)).isTrue();
    }

    @Test
    void r06_afterAChangeOfTheAccountItIsNeitherRememberedNorKnown() {
        Device device = device(Optional.of(END));

        assertThat(device.isRemembered("others", NOW)).isFalse();
        assertThat(device.isKnown("others", NOW)).isFalse();
    }

    @Test
    void aDeviceThatIsOnlyKnownIsNotRemembered() {
        assertThat(device(Optional.empty()).isKnown("credentials", NOW)).isTrue();
        assertThat(device(Optional.empty()).isRemembered("credentials", NOW)).isFalse();
    }

    @Test
    void nothingIsKnownForEver() {
        assertThat(device(Optional.empty()).isKnown("credentials", NOW.plus(DeviceCookie.LIFETIME)))
                .isFalse();
    }

    @Test
    void ageIsNeverNegative() {
        assertThat(device(Optional.empty()).age(NOW.minusSeconds(5))).isZero();
        assertThat(device(Optional.empty()).age(END)).isEqualTo(Duration.ofDays(30));
    }
}
