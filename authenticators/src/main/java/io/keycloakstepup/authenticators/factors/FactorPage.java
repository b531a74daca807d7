package io.keycloakstepup.authenticators.factors;

import io.keycloakstepup.authenticators.refusal.EventDetail;
import io.keycloakstepup.flow.factor.Answer;
import io.keycloakstepup.flow.reason.Reason;
import io.keycloakstepup.policy.level.FactorType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.Errors;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.services.messages.Messages;

/**
 * The page that asks for one factor.
 *
 * @param factor the factor
 * @param field the form field that carries the answer
 * @param wrong the key of the message for an answer that does not count, whatever the reason
 * @param form how Keycloak draws it
 */
record FactorPage(FactorType factor, String field, String wrong, Function<LoginFormsProvider, Response> form) {

    private static final Map<FactorType, FactorPage> PAGES = Map.of(
            FactorType.PASSWORD,
            new FactorPage(
                    FactorType.PASSWORD,
                    "password",
                    Messages.INVALID_PASSWORD,
                    LoginFormsProvider::createLoginPassword),
            FactorType.OTP,
            new FactorPage(FactorType.OTP, "otp", Messages.INVALID_TOTP, LoginFormsProvider::createLoginTotp));

    /** The page of this factor. */
    static FactorPage of(FactorType factor) {
        return Optional.ofNullable(PAGES.get(factor))
                .orElseThrow(() -> new IllegalStateException("there is no page for the factor " + factor.word()));
    }

    void show(AuthenticationFlowContext context) {
        context.challenge(form.apply(context.form()));
    }

    /**
     * Shows it once more after an answer that does not count; the text is the same for every reason. Not by
     * {@code failureChallenge}: the factor has had the failure counted, under the type of its credential.
     */
    void showAgain(AuthenticationFlowContext context, Reason reason) {
        context.getEvent()
                .user(context.getUser())
                .detail(EventDetail.FACTOR, factor.word())
                .detail(EventDetail.REASON, reason.code())
                .error(Errors.INVALID_USER_CREDENTIALS);
        LoginFormsProvider again = context.form().addError(new FormMessage(field, wrong));
        context.challenge(form.apply(again));
    }

    /** What the user typed; empty where the form came without it. */
    Answer answer(AuthenticationFlowContext context) {
        MultivaluedMap<String, String> typed = context.getHttpRequest().getDecodedFormParameters();
        return Answer.of(
                Optional.ofNullable(typed.getFirst(field)).orElse(""),
                Optional.ofNullable(typed.getFirst("selectedCredentialId")).filter(id -> !id.isEmpty()));
    }
}
