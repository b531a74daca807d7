package io.keycloakstepup.flow.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RememberConfigTest {

    @Test
    void r05_aRealmSaysForHowLong() {
        assertThat(RememberConfig.read("1").lifetime()).contains(Duration.ofDays(1));
        assertThat(RememberConfig.read("365").lifetime()).contains(Duration.ofDays(365));
    }

    @Test
    void r05_theShorterOfTwoTimesCounts() {
        RememberConfig month = RememberConfig.read("30");
        RememberConfig week = RememberConfig.read("7");

        assertThat(month.orShorter(week)).isEqualTo(week);
        assertThat(week.orShorter(month)).isEqualTo(week);
        assertThat(week.orShorter(RememberConfig.read("0")).lifetime()).isEmpty();
        assertThat(RememberConfig.read("0").orShorter(week).lifetime()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "366", "-1", "", "thirty", "30d", "1e2", " 30"})
    void whatIsNoNumberOfDaysRemembersNothing(String days) {
        assertThat(RememberConfig.read(days).lifetime()).isEmpty();
    }
}
