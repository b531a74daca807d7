package io.keycloakstepup.authenticators.code;

import io.keycloakstepup.authenticators.page.Wait;
import io.keycloakstepup.authenticators.refusal.EventDetail;
import io.keycloakstepup.flow.factor.Challenge;
import io.keycloakstepup.flow.factor.Verification;
import io.keycloakstepup.flow.reason.Reason;
import java.time.Instant;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.Errors;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;

/**
 * What hindered something from being sent, as the page and the event tell it. The user hears it whatever was proven: it is
 * about what was asked for here, and the same for every account.
 *
 * @param factor the factor's word
 * @param refused why
 * @param now the instant of the request
 */
public record Hindrance(String factor, Verification.Refused refused, Instant now) {

    /** Tells the page of it, if something hindered this challenge, and writes the event. */
    public static void tell(
            AuthenticationFlowContext context,
            UserModel user,
            LoginFormsProvider form,
            String factor,
            Challenge challenge,
            Instant now) {
        challenge
                .hindrance()
                .map(refused -> new Hindrance(factor, refused, now))
                .ifPresent(hindrance -> {
                    hindrance.show(form);
                    hindrance.record(context, user);
                });
    }

    private void show(LoginFormsProvider form) {
        FormMessage message = refused.retryAt()
                .map(at -> new Wait(now, at).message("", refused.reason().messageKey()))
                .orElseGet(() -> new FormMessage(refused.reason().messageKey()));
        form.setError(message.getMessage(), message.getParameters());
    }

    /** What the carrier did not take leaves its event where it failed, which may be after the page was shown. */
    private void record(AuthenticationFlowContext context, UserModel user) {
        if (refused.reason() != Reason.CODE_NOT_SENT) {
            context.getEvent()
                    .clone()
                    .user(user)
                    .detail(EventDetail.FACTOR, factor)
                    .detail(EventDetail.REASON, refused.reason().code())
                    .error(Errors.EMAIL_SEND_FAILED);
        }
    }
}
