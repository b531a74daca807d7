package io.keycloakstepup.authenticators.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.ws.rs.core.MultivaluedHashMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a form of the first-party draft says. */
final class ChallengeFormTest {

    private static ChallengeForm form(Map<String, String> parameters) {
        return ChallengeForm.read(new MultivaluedHashMap<>(parameters));
    }

    @Test
    void aFormBringsOneProof() {
        assertEquals(Optional.of("otp"), form(Map.of("otp", "123456")).factor());
        assertThrows(Problem.class, () -> form(Map.of("otp", "123456", "email_code", "12345678")));
        assertThrows(Problem.class, () -> form(Map.of("password", "secret", "credential", "{}")));
    }

    @Test
    void aFormBeginsAFactorWhereItBringsNoProof() {
        assertTrue(form(Map.of("challenge", "otp")).isBeginning());
        assertFalse(form(Map.of("challenge", "otp", "otp", "123456")).isBeginning());
        assertFalse(form(Map.of("otp", "123456")).isBeginning());
        assertFalse(form(Map.of()).isBeginning());
    }

    @Test
    void aFormHasNoMoreParametersThanAnybodyNeeds() {
        Map<String, String> many = new HashMap<>();
        for (int number = 0; number < 51; number++) {
            many.put("unknown" + number, "");
        }
        assertThrows(Problem.class, () -> form(many));
    }

    @Test
    void whoIsTurnedAwayAtTheStartIsNotToldToGoOn() {
        Problem rush = new Problem(ProblemCode.TOO_MANY_ATTEMPTS);
        assertEquals(
                "temporarily_unavailable",
                ChallengeAnswer.of(rush, Optional.empty()).body().get("error"));
        assertEquals(
                "insufficient_authorization",
                ChallengeAnswer.of(rush, Optional.of("handle")).body().get("error"));
    }
}
