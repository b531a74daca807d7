package io.keycloakstepup.authenticators.rest;

import io.keycloakstepup.flow.time.ServerClock;
import io.keycloakstepup.flow.transaction.Phase.Begun;
import io.keycloakstepup.flow.transaction.StateToken;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.keycloak.models.KeycloakSession;

/**
 * {@code /realms/{realm}/step-up/authorize-challenge}: the same transactions, as draft-ietf-oauth-first-party-apps has
 * them. The {@code auth_session} is the transaction's token.
 */
public final class ChallengeResource {

    private final KeycloakSession session;

    ChallengeResource(KeycloakSession session) {
        this.session = session;
    }

    /** Begins, or goes on. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response challenge() {
        HttpCall http = new HttpCall(session);
        return http.answerForm(() -> {
            ChallengeForm form =
                    ChallengeForm.read(session.getContext().getHttpRequest().getDecodedFormParameters());
            try {
                Reply reply = form.authSession().isPresent() ? goOn(http, form) : start(http, form);
                return ChallengeAnswer.of(reply, ServerClock.now());
            } catch (Problem problem) {
                Reply reply = ChallengeAnswer.of(problem, form.authSession());
                return new Reply(reply.status(), reply.body(), problem.headers());
            }
        });
    }

    private Reply start(HttpCall http, ChallengeForm form) {
        Message message = form.starting();
        Caller caller = new Callers(session).starting(message);
        return new Starting(http.of(caller.client()), caller, message).reply();
    }

    private Reply goOn(HttpCall http, ChallengeForm form) {
        Message message = form.goingOn();
        Caller caller = new Callers(session).of(message);
        StateToken token = new StateToken(form.authSession().orElseThrow());
        Moves moves = Moves.of(http.of(caller.client()), caller, token);
        if (form.hasCredential()) {
            String begun =
                    moves.sitting().transaction().begun().map(Begun::factor).orElse("");
            return moves.verify(begun, message);
        }
        return form.factor().map(name -> moves.verify(name, message)).orElseGet(moves::show);
    }

    @OPTIONS
    public Response preflight() {
        return HttpCall.preflight(session);
    }
}
