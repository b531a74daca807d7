package io.keycloakstepup.mappers.enforcer;

import io.keycloakstepup.flow.grant.GrantVerdict;
import io.keycloakstepup.flow.reason.DecisionNumber;
import io.keycloakstepup.flow.reason.Reason;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;

/**
 * The event of one request to the token endpoint as we write it. Keycloak shows its own to nobody before it is sent, so
 * that what is ours is in an event beside it.
 *
 * @param type Keycloak's type for requests by this grant
 * @param user whose tokens are asked for; empty for a client that asks for itself
 * @param userSession the session; empty where there is none
 */
record GrantEvent(
        KeycloakSession session, EventType type, Optional<UserModel> user, Optional<UserSessionModel> userSession) {

    private static final String EXEMPT = "step_up_exempt";

    /** The event of a request in a session. */
    static GrantEvent of(KeycloakSession session, EventType type, UserSessionModel userSession) {
        return new GrantEvent(session, type, Optional.of(userSession.getUser()), Optional.of(userSession));
    }

    /** Lets the request go on, or ends it with one of these answers. */
    void carryOut(GrantVerdict verdict, Function<GrantVerdict, Optional<TokenRefusal>> answers) {
        answers.apply(verdict)
                .ifPresentOrElse(this::refuse, () -> verdict.exempt().ifPresent(this::exempted));
    }

    private void exempted(String rules) {
        builder().detail(EXEMPT, rules).success();
    }

    /** Ends the request with this answer. */
    void refuse(TokenRefusal refusal) {
        String decision = DecisionNumber.next();
        builder()
                .detail(Reason.DETAIL, refusal.reason().code())
                .detail(DecisionNumber.DETAIL, decision)
                .error(refusal.error());
        throw refusal.answer(session, decision);
    }

    /** Writes why a request comes to nothing whose answer Keycloak gives. */
    void write(String error, Reason reason) {
        builder().detail(Reason.DETAIL, reason.code()).error(error);
    }

    private EventBuilder builder() {
        EventBuilder event = new EventBuilder(
                        session.getContext().getRealm(),
                        session,
                        session.getContext().getConnection())
                .event(type)
                .client(session.getContext().getClient());
        user.ifPresent(event::user);
        userSession.ifPresent(event::session);
        return event;
    }
}
