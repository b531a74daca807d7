package io.keycloakstepup.flow.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AnswerTest {

    @Test
    void theSecretDoesNotShowInLogs() {
        assertThat(Answer.of("hunter2", Optional.of("phone")).toString())
                .contains("phone")
                .doesNotContain("hunter2");
    }
}
