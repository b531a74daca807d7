package io.keycloakstepup.authenticators.rest;

import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.services.managers.AuthenticationManager;

/**
 * What a user of whom something was proven has to do on pages, of which there are none here: a consent or a required action.
 *
 * @param sitting the transaction
 */
record WebErrand(Sitting sitting) {

    /** Sends whoever has one to the browser; the event is written. */
    void refuse() {
        AuthenticationFlowContext context = sitting.context();
        AuthenticationManager.setClientScopesInSession(sitting.session(), sitting.authSession());
        Optional<String> action = Optional.ofNullable(AuthenticationManager.nextRequiredAction(
                sitting.session(),
                sitting.authSession(),
                sitting.session().getContext().getHttpRequest(),
                context.getEvent()));
        action.ifPresent(alias -> {
            context.getEvent().detail(Details.REASON, alias).error(Errors.RESOLVE_REQUIRED_ACTIONS);
            throw new Problem(ProblemCode.REDIRECT_TO_WEB).with("decision_id", sitting.decision());
        });
    }
}
