package io.keycloakstepup.flow.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.keycloak.Config;

final class HistoryConfigTest {

    @Test
    void aQuarterOfAYearWhereNothingIsSet() {
        assertThat(HistoryConfig.of(Config.scope("nothing", "set")))
                .isEqualTo(new HistoryConfig(Duration.ofDays(90), Duration.ofHours(1)));
    }

    @Test
    void whatIsSetCounts() {
        System.setProperty("keycloak.history.test.days", "30");
        System.setProperty("keycloak.history.test.sweepSeconds", "60");

        assertThat(HistoryConfig.of(Config.scope("history", "test")))
                .isEqualTo(new HistoryConfig(Duration.ofDays(30), Duration.ofMinutes(1)));
    }

    @Test
    void whatIsOutOfBoundsIsRefusedWithItsValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HistoryConfig(Duration.ZERO, Duration.ofHours(1)))
                .withMessageContaining("days=0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HistoryConfig(Duration.ofDays(1), Duration.ofDays(2)))
                .withMessageContaining("sweep-seconds=172800");
    }
}
