package io.keycloakstepup.demo.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DemandTest {

    private final Demand demand = Demand.level("phr").notOlderThan(Duration.ofMinutes(5));

    @Test
    void challengeIsThatOfTheStandard() {
        assertThat(demand.challenge())
                .isEqualTo("Bearer error=\"insufficient_user_authentication\", acr_values=\"phr\", max_age=\"300\"");
    }

    @Test
    void challengeIsUnderstoodAsItWasMeant() {
        assertThat(Demand.parse(demand.challenge())).contains(demand);
        assertThat(Demand.parse(Demand.level("mfa").challenge())).contains(Demand.level("mfa"));
    }

    @Test
    void demandBecomesParametersOfTheAuthorizationRequest() {
        assertThat(demand.parameters()).isEqualTo(Map.of("acr_values", "phr", "max_age", "300"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer error=\"invalid_token\", acr_values=\"mfa\"",
                "Basic error=\"insufficient_user_authentication\", acr_values=\"mfa\"",
                "Bearer error=\"insufficient_user_authentication\""
            })
    void otherComplaintIsNoDemand(String header) {
        assertThat(Demand.parse(header)).isEmpty();
    }
}
