package io.keycloakstepup.admin.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keycloakstepup.admin.json.Json;
import io.keycloakstepup.policy.text.PolicyError;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ProblemTest {

    @Test
    void aProblemOfATextHasItsErrorsWithTheirPlaces() {
        PolicyError error = new PolicyError(3, 7, "'x'", "a level", "unknown level 'x'");

        assertEquals(
                "{\"title\":\"The policy cannot be used\",\"status\":422,\"detail\":\"unknown level 'x'\","
                        + "\"code\":\"policy_invalid\",\"errors\":[{\"line\":3,\"column\":7,\"found\":\"'x'\","
                        + "\"expected\":\"a level\",\"message\":\"unknown level 'x'\"}]}",
                Json.text(Problem.in(ProblemCode.POLICY_INVALID, List.of(error)).members()));
    }

    @Test
    void aProblemOfNoTextHasNoErrors() {
        assertFalse(Problem.of(ProblemCode.MASTER_REALM, "x").members().containsKey("errors"));
    }

    @ParameterizedTest
    @EnumSource
    void everyCodeIsARefusalInLowerCase(ProblemCode code) {
        assertTrue(code.status() >= 400 && code.status() < 500, code.word());
        assertTrue(code.word().matches("[a-z_]+"), code.word());
    }
}
