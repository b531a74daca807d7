package io.keycloakstepup.demo.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keycloakstepup.resource.matrix.Operation;
import org.junit.jupiter.api.Test;

final class RiskMatrixTest {

    @Test
    void theShippedOneHoldsItsOwnTests() {
        assertThat(RiskMatrix.read(RiskMatrix.text()).operations())
                .extracting(Operation::id)
                .containsExactlyInAnyOrder("list", "update", "critical");
    }

    @Test
    void oneThatFailsItsOwnTestsIsNone() {
        String looser = RiskMatrix.text().replace("'HIGH']) ||", "'HIGH', 'CRITICAL']) ||");

        assertThatThrownBy(() -> RiskMatrix.read(looser))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the batch makes nothing critical");
    }

    @Test
    void oneWithAnErrorIsNone() {
        assertThatThrownBy(() -> RiskMatrix.read("matrix: 2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the matrix of the quality desk is wrong");
    }
}
