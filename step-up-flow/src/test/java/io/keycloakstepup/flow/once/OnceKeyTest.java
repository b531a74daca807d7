package io.keycloakstepup.flow.once;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class OnceKeyTest {

    @Test
    void aKeyIsAHashThatDoesNotShowTheThing() {
        assertThat(OnceKey.of("otp", "123456"))
                .isEqualTo(OnceKey.of("otp", "123456"))
                .matches("[0-9a-f]{64}")
                .doesNotContain("123456");
    }

    @Test
    void twoKindsNeverCollide() {
        assertThat(OnceKey.of("otp", "1-2")).isNotEqualTo(OnceKey.of("otp1", "-2"));
        assertThat(OnceKey.of("a", "bc")).isNotEqualTo(OnceKey.of("ab", "c"));
    }
}
