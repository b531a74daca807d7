package io.keycloakstepup.authenticators.refusal;

import io.keycloakstepup.flow.reason.Reason;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.Errors;

/**
 * The end of a sign-in that is refused: an event for the administrator, and an answer. The user sees a page with the
 * reason and a number by which the help desk finds that event; the application gets the answer itself where it has
 * forbidden pages, or has asked for what its user cannot reach.
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
     * Goes back to the application, if the user has just pressed the button of a refusal's page.
     *
     * @return whether that was so; then the step is over
     */
    public static boolean isLeft(AuthenticationFlowContext context) {
        Optional<Ending> left = RefusalPage.left(context);
        String description = "decision " + DecisionId.of(context.getAuthenticationSession());
        left.ifPresent(ending -> context.forceChallenge(new WayBack(context, description).to(ending)));
        return left.isPresent();
    }

    /**
     * Ends this step of the flow. Not by {@code failure}: Keycloak would count that as a wrong password, and a refusal
     * by policy is none.
     */
    public void show(AuthenticationFlowContext context) {
        boolean isPassive = Passive.is(context.getAuthenticationSession());
        String decision = DecisionId.of(context.getAuthenticationSession());
        context.getEvent().detail(EventDetail.DECISION, decision).detail(EventDetail.REASON, reason.code());
        Trouble.tell(context);
        Ending ending = Ending.of(reason, isPassive);
        WayBack wayBack = new WayBack(context, reason.code() + ", decision " + decision);
        if (isPassive) {
            // Keycloak writes the event itself, with these details.
            throw new PassiveRefusal(wayBack.to(ending));
        }
        context.getEvent().error(Errors.ACCESS_DENIED);
        Response answer = reason == Reason.REQUEST_UNREACHABLE
                ? wayBack.to(ending)
                : RefusalPage.draw(context, messageKey, decision, ending);
        context.forceChallenge(answer);
    }
}
