package io.keycloakstepup.authenticators.rest;

import io.keycloakstepup.flow.login.RestCall;
import io.keycloakstepup.flow.transaction.StateToken;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;

/** {@code /realms/{realm}/step-up/authn}: signing in, one call after another. */
public final class AuthnResource {

    private static final String STATE_TOKEN = "stateToken";

    private static final Set<String> STARTING = known(Starting.MEMBERS.stream());
    private static final Set<String> GOING_ON = known(Stream.of(STATE_TOKEN));
    private static final Set<String> ANSWERING = known(Proof.membersBeside(Stream.of(STATE_TOKEN)));

    private static final Set<String> ADDING = known(Proof.membersBeside(Stream.of(STATE_TOKEN, Growth.LABEL)));

    private final KeycloakSession session;

    AuthnResource(KeycloakSession session) {
        this.session = session;
    }

    private static Set<String> known(Stream<String> members) {
        return Stream.concat(members, Callers.MEMBERS.stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** Begins. */
    @POST
    public Response start(InputStream body) {
        HttpCall http = new HttpCall(session);
        return http.answer(() -> {
            Message message = http.message(body, STARTING);
            Caller caller = new Callers(session, http).starting(message);
            return new Starting(http.of(caller.client()), caller, message).reply();
        });
    }

    /** Says where a transaction stands; by its token alone, and the key that it is bound to. */
    @GET
    public Response show() {
        HttpCall http = new HttpCall(session);
        return http.answer(() -> {
            StateToken token = http.stateToken();
            Caller caller = new Callers(session, http).showing(Resumption.client(session, token));
            return new Resumption(http.of(caller.client()), caller).of(token).show();
        });
    }

    /** Begins a factor, or answers it. */
    @POST
    @Path("factors/{factor}/verify")
    public Response verify(@PathParam("factor") String factor, InputStream body) {
        return move(body, ANSWERING, (moves, message) -> moves.verify(factor, message));
    }

    /** Has a code sent once more. */
    @POST
    @Path("factors/{factor}/verify/resend")
    public Response resend(@PathParam("factor") String factor, InputStream body) {
        return move(body, GOING_ON, (moves, message) -> moves.resend(factor));
    }

    /** Begins to add a factor. */
    @POST
    @Path("factors/{factor}/enroll")
    public Response enroll(@PathParam("factor") String factor, InputStream body) {
        return move(body, GOING_ON, (moves, message) -> moves.enroll(factor));
    }

    /** Adds a factor. */
    @POST
    @Path("factors/{factor}/activate")
    public Response activate(@PathParam("factor") String factor, InputStream body) {
        return move(body, ADDING, (moves, message) -> moves.activate(factor, message));
    }

    /** Gives up what was begun. */
    @POST
    @Path("previous")
    public Response previous(InputStream body) {
        return move(body, GOING_ON, (moves, message) -> moves.previous());
    }

    /** Gives up. */
    @POST
    @Path("cancel")
    public Response cancel(InputStream body) {
        return move(body, GOING_ON, (moves, message) -> moves.cancel());
    }

    @OPTIONS
    public Response preflight() {
        return HttpCall.preflight(session);
    }

    @OPTIONS
    @Path("{call:.+}")
    public Response preflightOfCall() {
        return HttpCall.preflight(session);
    }

    private Response move(InputStream body, Set<String> known, BiFunction<Moves, Message, Reply> work) {
        HttpCall http = new HttpCall(session);
        return http.answer(() -> {
            Message message = http.message(body, known);
            Caller caller = new Callers(session, http).of(message);
            RestCall call = http.of(caller.client());
            StateToken token = new StateToken(message.mandatory(STATE_TOKEN));
            return work.apply(new Resumption(call, caller).of(token), message);
        });
    }
}
