package io.keycloakstepup.authenticators.rest;

import io.keycloakstepup.flow.time.ServerClock;
import io.keycloakstepup.flow.transaction.Phase.Begun;
import io.keycloakstepup.flow.transaction.StateToken;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
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
            http.checkForm();
            ChallengeForm form =
                    ChallengeForm.read(session.getContext().getHttpRequest().getDecodedFormParameters());
            return form.authSession()
                    .map(handle -> goOn(http, form, handle))
                    .orElseGet(() -> retold(start(http, form)));
        });
    }

    private Reply start(HttpCall http, ChallengeForm form) {
        Message message = form.starting();
        Caller caller = new Callers(session, http).starting(message);
        return new Starting(http.of(caller.client()), caller, message).reply();
    }

    /** An answer that does not count leaves the transaction as it is, under the token that it has then. */
    private Reply goOn(HttpCall http, ChallengeForm form, String handle) {
        Message message = form.goingOn();
        Moves moves = moves(http, message, handle);
        try {
            return retold(moved(moves, form, message));
        } catch (Problem problem) {
            return ChallengeAnswer.of(problem, Optional.of(moves.token().text()));
        }
    }

    /** A transaction, or what the token endpoint has refused for want of a further factor. */
    private Moves moves(HttpCall http, Message message, String handle) {
        Caller caller = new Callers(session, http).of(message);
        Resumption resumption = new Resumption(http.of(caller.client()), caller);
        StateToken token = new StateToken(handle);
        return Resumption.isKnown(session, token)
                ? resumption.of(token)
                : resumption.ofGrant(handle, message).orElseThrow(Problem::deadToken);
    }

    private static Reply moved(Moves moves, ChallengeForm form, Message message) {
        if (form.hasCredential()) {
            String begun =
                    moves.sitting().transaction().begun().map(Begun::factor).orElse("");
            return moves.verify(begun, message);
        }
        return form.factor()
                .map(name -> FactorName.meant(moves.sitting().transaction(), name))
                .map(name -> form.isBeginning() ? moves.beginAgain(name, message) : moves.verify(name, message))
                .orElseGet(moves::show);
    }

    /** What may be added is told to whoever has proven something alone. */
    private Reply retold(Reply reply) {
        return ChallengeAnswer.of(reply, new PushedRequest(session, true), ServerClock.now());
    }

    @OPTIONS
    public Response preflight() {
        return HttpCall.preflight(session);
    }
}
