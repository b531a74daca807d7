package io.keycloakstepup.flow.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SendingConfigTest {

    private static final Pace USUAL = new Pace(5, Duration.ofSeconds(30));

    private static SendingConfig read(Map<String, String> attributes) {
        return SendingConfig.read(name -> Optional.ofNullable(attributes.get(name)));
    }

    @Test
    void allDefaults() {
        assertThat(read(Map.of())).isEqualTo(new SendingConfig(USUAL, Optional.of(USUAL)));
    }

    @Test
    void allSet() {
        SendingConfig config = read(Map.of(
                SendingConfig.PER_HOUR, "7",
                SendingConfig.SECONDS_APART, "0",
                SendingConfig.NETWORK_PER_HOUR, "300",
                SendingConfig.NETWORK_SECONDS_APART, "3600"));

        assertThat(config)
                .isEqualTo(
                        new SendingConfig(new Pace(7, Duration.ZERO), Optional.of(new Pace(300, Duration.ofHours(1)))));
    }

    @Test
    void networksNeedNotBeLimited() {
        assertThat(read(Map.of(SendingConfig.NETWORK_PER_HOUR, "0")).network()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "301", "-1", "", "five", "1e2", " 5", "99999"})
    void whatIsNoNumberWithinTheBoundsCountsAsAbsent(String text) {
        assertThat(read(Map.of(SendingConfig.PER_HOUR, text)).person()).isEqualTo(USUAL);
    }
}
