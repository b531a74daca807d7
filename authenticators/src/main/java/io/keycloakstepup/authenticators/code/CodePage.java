package io.keycloakstepup.authenticators.code;

import io.keycloakstepup.authenticators.page.FactorPage;
import io.keycloakstepup.flow.factor.Answer;
import io.keycloakstepup.flow.factor.Challenge;
import io.keycloakstepup.flow.time.ServerClock;
import io.keycloakstepup.policy.level.FactorType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.forms.login.LoginFormsProvider;

/**
 * The page that asks for a code that was sent, and offers to send another.
 *
 * @param factor the factor
 */
public record CodePage(FactorType factor) implements FactorPage {

    /** The page for a code by e-mail. */
    public static CodePage email() {
        return new CodePage(FactorType.EMAIL_CODE);
    }

    @Override
    public String wrong() {
        return "step-up-code-wrong";
    }

    @Override
    public Response draw(LoginFormsProvider form, Challenge challenge) {
        ShownCode shown = ShownCode.of(challenge);
        return form.setAttribute("stepUpFactor", factor.word())
                .setAttribute("stepUpSent", shown.isSent())
                .setAttribute("stepUpSentTo", shown.to())
                .setAttribute("stepUpResendSeconds", shown.secondsToNext(ServerClock.now()))
                .createForm("step-up-code.ftl");
    }

    @Override
    public Answer answer(MultivaluedMap<String, String> typed, Optional<String> kept) {
        String text = Optional.ofNullable(typed.getFirst(factor.word())).orElse("");
        return new Answer(text, Optional.empty(), kept);
    }
}
