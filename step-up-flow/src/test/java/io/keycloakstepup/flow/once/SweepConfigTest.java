package io.keycloakstepup.flow.once;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.keycloak.Config;

final class SweepConfigTest {

    @Test
    void aQuarterOfAnHourWhereNothingIsSet() {
        assertThat(SweepConfig.of(Config.scope("nothing", "set")).interval()).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void whatIsSetCounts() {
        System.setProperty("keycloak.sweep.test.sweepSeconds", "7");

        assertThat(SweepConfig.of(Config.scope("sweep", "test")).interval()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void anIntervalOutOfBoundsIsRefusedWithItsValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SweepConfig(Duration.ZERO))
                .withMessageContaining("sweep-seconds=0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SweepConfig(Duration.ofSeconds(86_401)))
                .withMessageContaining("86400");
    }
}
