package io.keycloakstepup.demo.terminal.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DemandTest {

    @Test
    void challengeNamesLevelAgeAndOperation() {
        assertThat(Demand.of("DPoP error=\"insufficient_user_authentication\", error_description=\"more\","
                        + " acr_values=\"mfa\", max_age=\"600\", step_up_txn=\"abc\""))
                .contains(new Demand(Map.of("acr_values", "mfa", "max_age", 600), "abc"));
    }

    @Test
    void otherRefusalsDemandNothing() {
        assertThat(Demand.of("DPoP error=\"invalid_token\"")).isEqualTo(Optional.empty());
        assertThat(Demand.of("")).isEmpty();
    }
}
