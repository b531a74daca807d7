package io.keycloakstepup.flow.enrolment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnrolmentCodeConfigTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-5", "ten", "1441", "99999", "5m"})
    void n26_whatIsNoNumberOfMinutesIsTen(String minutes) {
        assertEquals(Duration.ofMinutes(10), EnrolmentCodeConfig.read(minutes).lifetime());
    }

    @Test
    void n27_aRealmMayWantUpToADay() {
        assertEquals(Duration.ofMinutes(1), EnrolmentCodeConfig.read("1").lifetime());
        assertEquals(Duration.ofDays(1), EnrolmentCodeConfig.read("1440").lifetime());
        assertThrows(
                IllegalArgumentException.class,
                () -> new EnrolmentCodeConfig(Duration.ofDays(1).plusMinutes(1)));
    }
}
