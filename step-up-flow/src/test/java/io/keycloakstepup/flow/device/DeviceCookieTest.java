package io.keycloakstepup.flow.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class DeviceCookieTest {

    @Test
    void r10_itsNameCarriesTheFirstDigitsOfTheRealmsId() {
        assertThat(DeviceCookie.digits("0f8fad5b-d9cb-469f-a165-70867728950e")).isEqualTo("0f8fad5b");
    }

    @Test
    void r10_anIdWithoutSuchDigitsIsHashed() {
        assertThat(DeviceCookie.digits("master")).matches("[0-9a-f]{8}");
        assertThat(DeviceCookie.digits("master")).isNotEqualTo(DeviceCookie.digits("demo"));
    }
}
