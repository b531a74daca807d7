package io.keycloakstepup.admin.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.keycloakstepup.admin.problem.ProblemCode;
import io.keycloakstepup.admin.problem.Refused;
import io.keycloakstepup.policy.text.PolicyReader;
import org.junit.jupiter.api.Test;

final class PolicyBodyTest {

    @Test
    void aTextOfTheGreatestLengthIsTaken() {
        String text = "x".repeat(PolicyReader.MAX_BYTES);

        assertEquals(text, PolicyBody.text(text));
    }

    @Test
    void oneByteMoreIsTooMuch() {
        String text = "x".repeat(PolicyReader.MAX_BYTES + 1);

        assertEquals(
                ProblemCode.POLICY_TOO_LARGE,
                assertThrows(Refused.class, () -> PolicyBody.text(text))
                        .problem()
                        .code());
    }

    @Test
    void whatBeginsLikeJsonIsSentAsJson() {
        assertEquals("application/json", PolicyBody.mediaType("\n {\"policy\": 1}"));
        assertEquals("application/yaml", PolicyBody.mediaType("policy: 1"));
    }
}
