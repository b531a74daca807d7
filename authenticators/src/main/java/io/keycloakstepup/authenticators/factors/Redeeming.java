package io.keycloakstepup.authenticators.factors;

import io.keycloakstepup.authenticators.page.Objection;
import io.keycloakstepup.authenticators.refusal.DecisionId;
import io.keycloakstepup.authenticators.refusal.EventDetail;
import io.keycloakstepup.flow.enrolment.EnrolmentCodes;
import io.keycloakstepup.flow.factor.Verification;
import io.keycloakstepup.flow.login.Login;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Asks for the code with which an administrator lets a user add a factor. It is no factor: what it leads to is the page on
 * which one is added, and nothing is proven by it.
 *
 * @param surroundings what the page says beside the question
 * @param hasOtherWays whether the user could prove something instead
 */
record Redeeming(Surroundings surroundings, boolean hasOtherWays) implements Turn {

    /** How the list of ways shows it. */
    static final Map<String, String> WAY =
            Map.of("id", EnrolmentCodes.WORD, "factor", EnrolmentCodes.WORD, "label", "");

    private static final String CHOSEN = "step-up.redeeming";

    /** Whether the user has just chosen it from the list. */
    static boolean isChosenBy(MultivaluedMap<String, String> typed) {
        return EnrolmentCodes.WORD.equals(typed.getFirst(CHOICE));
    }

    static void choose(AuthenticationSessionModel authSession) {
        authSession.setAuthNote(CHOSEN, "true");
    }

    static boolean isChosen(AuthenticationSessionModel authSession) {
        return authSession.getAuthNote(CHOSEN) != null;
    }

    private static void leave(AuthenticationSessionModel authSession) {
        authSession.removeAuthNote(CHOSEN);
    }

    @Override
    public Outcome again() {
        return draw(UnaryOperator.identity());
    }

    @Override
    public Outcome hear(MultivaluedMap<String, String> typed) {
        if (typed.containsKey(ANOTHER) && hasOtherWays) {
            leave(context().getAuthenticationSession());
            return Outcome.TURNED;
        }
        return Optional.ofNullable(typed.getFirst(EnrolmentCodes.WORD))
                .map(this::redeem)
                .orElseGet(this::again);
    }

    private Outcome redeem(String code) {
        return new EnrolmentCodes(context().getSession(), context().getRealm(), login().user())
                .redeem(code, login().now())
                .match(
                        pass -> {
                            pass.keepIn(context().getAuthenticationSession());
                            leave(context().getAuthenticationSession());
                            event().event(EventType.EXECUTE_ACTION_TOKEN).success();
                            return Outcome.TURNED;
                        },
                        this::refuse);
    }

    private EventBuilder event() {
        return context()
                .getEvent()
                .clone()
                .user(login().user())
                .detail(EventDetail.FACTOR, EnrolmentCodes.WORD)
                .detail(EventDetail.DECISION, DecisionId.of(context().getAuthenticationSession()));
    }

    private Outcome refuse(Verification.Refused refused) {
        event().detail(EventDetail.PROVEN, "true")
                .detail(EventDetail.REASON, refused.reason().code())
                .error(Errors.INVALID_USER_CREDENTIALS);
        FormMessage message = new Objection(refused, login().isUnproven(), login().now())
                .on(EnrolmentCodes.WORD, "step-up-enrolment-code-wrong");
        return draw(form -> form.addError(message));
    }

    private Outcome draw(UnaryOperator<LoginFormsProvider> adding) {
        return Outcome.of(adding.apply(surroundings.form(hasOtherWays)).createForm("step-up-enrolment-code.ftl"));
    }

    private AuthenticationFlowContext context() {
        return surroundings.context();
    }

    private Login login() {
        return surroundings.login();
    }
}
