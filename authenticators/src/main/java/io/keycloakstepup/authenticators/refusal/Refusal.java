package io.keycloakstepup.authenticators.refusal;

import io.keycloakstepup.flow.reason.Reason;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.Errors;
import org.keycloak.models.utils.FormMessage;

/**
 * The end of a sign-in that is refused: an event for the administrator, and a page with the reason and a number by
 * which the help desk finds that event.
 *
 * @param reason why
 * @param messageKey the key of the message that tells the user
 */
public record Refusal(Reason reason, String messageKey) {

    /** A refusal that the reason's own message explains. */
    public static Refusal of(Reason reason) {
        return new Refusal(reason, reason.messageKey());
    }

    /**
     * Ends this step of the flow with the page. Not by {@code failure}: Keycloak would count that as a wrong password,
     * and a refusal by policy is none.
     */
    public void show(AuthenticationFlowContext context) {
        String decision = DecisionId.of(context.getAuthenticationSession());
        context.getEvent()
                .detail(EventDetail.DECISION, decision)
                .detail(EventDetail.REASON, reason.code())
                .error(Errors.ACCESS_DENIED);
        List<FormMessage> messages =
                List.of(new FormMessage(null, messageKey), new FormMessage(null, "step-up-decision", decision));
        Response page = context.form().setErrors(messages).createErrorPage(Response.Status.FORBIDDEN);
        context.forceChallenge(page);
    }
}
