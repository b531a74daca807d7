package io.keycloakstepup.authenticators.direct;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keycloakstepup.policy.level.FactorType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TokenFormTest {

    private static TokenForm form(Map<String, String> parameters) {
        return new TokenForm(new MultivaluedHashMap<>(parameters));
    }

    @Test
    void theParameterOfAFactorIsItsWordWithUnderscores() {
        TokenForm form = form(Map.of("otp", "1", "recovery_code", "2", "email_code", "3", "recovery-code", "4"));

        assertEquals(Optional.of("1"), form.answerTo(FactorType.OTP));
        assertEquals(Optional.of("2"), form.answerTo(FactorType.RECOVERY_CODE));
        assertEquals(Optional.of("3"), form.answerTo(FactorType.EMAIL_CODE));
    }

    @Test
    void aOneTimeCodeHasTwoNamesOfWhichKeycloaksNewerGoesFirst() {
        assertEquals(Optional.of("1"), form(Map.of("totp", "1")).answerTo(FactorType.OTP));
        assertEquals(Optional.of("2"), form(Map.of("totp", "1", "otp", "2")).answerTo(FactorType.OTP));
        assertEquals(Optional.empty(), form(Map.of("totp", "1")).answerTo(FactorType.RECOVERY_CODE));
    }

    @Test
    void whatIsBlankWasNotSent() {
        TokenForm form = form(Map.of("otp", " ", "auth_session", ""));

        assertEquals(Optional.empty(), form.answerTo(FactorType.OTP));
        assertEquals(Optional.empty(), form.authSession());
    }

    @Test
    void aFactorIsBegunByItsWordAlone() {
        TokenForm form = form(Map.of("challenge", "email-code"));

        assertTrue(form.begins(FactorType.EMAIL_CODE));
        assertFalse(form.begins(FactorType.OTP));
    }
}
