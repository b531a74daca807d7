package io.keycloakstepup.authenticators.rest;

import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.services.managers.AuthenticationManager;

/**
 * What a user has to do on pages, of which there are none here: a consent, a required action, or what only pages can ask.
 *
 * @param sitting the transaction
 */
record WebErrand(Sitting sitting) {

    /** Sends whoever has a consent or a required action left to the browser; the event is written. */
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
            throw problem();
        });
    }

    /** Sends whoever it is to the browser, with a request for it where there can be one. */
    Problem problem() {
        Problem problem = new Problem(ProblemCode.REDIRECT_TO_WEB).with("decision_id", sitting.decision());
        new PushedRequest(sitting.session(), sitting.transaction().isOfSomebody())
                .members()
                .forEach(problem::with);
        return problem;
    }
}
