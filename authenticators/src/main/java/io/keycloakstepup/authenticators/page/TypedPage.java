package io.keycloakstepup.authenticators.page;

import io.keycloakstepup.flow.factor.Answer;
import io.keycloakstepup.flow.factor.Challenge;
import io.keycloakstepup.policy.level.FactorType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.forms.login.LoginFormsProvider;

/**
 * A page whose answer is typed into one field, which is called by the factor's word.
 *
 * @param factor the factor
 * @param template the file that draws it
 * @param wrong the key of the message for an answer that does not count
 */
public record TypedPage(FactorType factor, String template, String wrong) implements FactorPage {

    /** The page for the password. */
    public static TypedPage password() {
        return new TypedPage(FactorType.PASSWORD, "step-up-password.ftl", "step-up-password-wrong");
    }

    /** The page for a one-time password. */
    public static TypedPage otp() {
        return new TypedPage(FactorType.OTP, "step-up-otp.ftl", "step-up-otp-wrong");
    }

    /** The page for a recovery code. */
    public static TypedPage recoveryCode() {
        return new TypedPage(FactorType.RECOVERY_CODE, "step-up-recovery-code.ftl", "step-up-recovery-code-wrong");
    }

    /** A plain page, for a factor of which only its word is known here. */
    public static TypedPage of(FactorType foreign) {
        return new TypedPage(foreign, "step-up-answer.ftl", "step-up-answer-wrong");
    }

    @Override
    public Response draw(LoginFormsProvider form, Challenge challenge) {
        challenge.shown().ifPresent(shown -> form.setAttribute("stepUpShown", shown));
        return form.setAttribute("stepUpFactor", factor.word()).createForm(template);
    }

    @Override
    public Answer answer(MultivaluedMap<String, String> typed, Optional<String> kept) {
        String text = Optional.ofNullable(typed.getFirst(factor.word())).orElse("");
        return new Answer(text, Optional.empty(), kept);
    }
}
