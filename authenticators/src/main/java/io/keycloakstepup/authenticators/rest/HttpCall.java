package io.keycloakstepup.authenticators.rest;

import io.keycloakstepup.flow.login.RestCall;
import io.keycloakstepup.flow.transaction.StateToken;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.cors.Cors;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * One call as HTTP carries it: what comes in is read once, and whatever becomes of it goes out as a document that nobody
 * keeps (RFC 9111 §5.2.2.5), to pages of the application's own origins alone. For one call; not thread-safe.
 */
final class HttpCall {

    private static final String SCHEME = "StateToken ";
    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";

    private final KeycloakSession session;
    private final Cors cors;

    HttpCall(KeycloakSession session) {
        this.session = session;
        this.cors = session.getProvider(Cors.class)
                .allowedMethods("GET", "POST")
                .exposedHeaders(HttpHeaders.RETRY_AFTER, HttpHeaders.WWW_AUTHENTICATE);
    }

    /** The answer to a browser that asks whether a page may call: with a token, and without cookies. */
    static Response preflight(KeycloakSession session) {
        Response answer = session.getProvider(Cors.class)
                .auth()
                .preflight()
                .allowedMethods("GET", "POST", "OPTIONS")
                .add(Response.noContent());
        // Keycloak allows cookies wherever it allows the header Authorization.
        session.getContext().getHttpResponse().setHeader(Cors.ACCESS_CONTROL_ALLOW_CREDENTIALS, "false");
        return answer;
    }

    /** The answer to a call. */
    Response answer(Supplier<Reply> work) {
        try {
            return answer(done(work));
        } catch (Problem problem) {
            return answer(problem);
        } finally {
            end();
        }
    }

    /** The answer to a call that is no JSON: problems are answered in the manner of OAuth (RFC 6749 §5.2). */
    Response answerForm(Supplier<Reply> work) {
        try {
            return answer(done(work));
        } catch (Problem problem) {
            return answer(ChallengeAnswer.of(problem, Optional.empty()));
        } finally {
            end();
        }
    }

    private Reply done(Supplier<Reply> work) {
        checkTransport();
        try {
            return work.get();
        } catch (ForbiddenException foreignOrigin) {
            throw new Problem(ProblemCode.CLIENT_NOT_ALLOWED);
        }
    }

    /** As the realm's own endpoints see to it. */
    private void checkTransport() {
        RealmModel realm = session.getContext().getRealm();
        boolean isPlain =
                !session.getContext().getUri().getBaseUri().getScheme().equals("https");
        if (!realm.isEnabled()
                || (isPlain
                        && realm.getSslRequired()
                                .isRequired(session.getContext().getConnection()))) {
            throw new Problem(ProblemCode.CLIENT_NOT_ALLOWED);
        }
    }

    /** A form is read as a whole before it can be looked at, so that its length is said before. */
    void checkForm() {
        checkType(MediaType.APPLICATION_FORM_URLENCODED);
        String length = Optional.ofNullable(session.getContext()
                        .getHttpRequest()
                        .getHttpHeaders()
                        .getHeaderString(HttpHeaders.CONTENT_LENGTH))
                .orElse("");
        if (!length.matches("[0-9]{1,9}") || Integer.parseInt(length) > Message.LONGEST) {
            throw Problem.invalid("Content-Length is there, and at most 64 KB");
        }
    }

    /** Pages of other origins hear nothing, and have nothing done; the application's own hear of refusals too. */
    void checkOrigin(ClientModel client) {
        cors.checkAllowedOrigins(session, client);
    }

    /** What this application's call does. */
    RestCall of(ClientModel client) {
        EventBuilder event = new EventBuilder(
                        session.getContext().getRealm(),
                        session,
                        session.getContext().getConnection())
                .event(EventType.LOGIN)
                .client(client)
                .detail("auth_method", RestFactory.PATH);
        return new RestCall(session, client, event);
    }

    /** The state token of a call without a body. */
    StateToken stateToken() {
        return Optional.ofNullable(session.getContext()
                        .getHttpRequest()
                        .getHttpHeaders()
                        .getHeaderString(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(header -> new StateToken(header.substring(SCHEME.length()).strip()))
                .orElseThrow(Problem::deadToken);
    }

    /** What was sent, if it is such a message. */
    Message message(InputStream body, Set<String> known) {
        checkType(JSON);
        try {
            return Message.read(body.readNBytes(Message.LONGEST + 1), known);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void checkType(String wanted) {
        MediaType type = session.getContext().getHttpRequest().getHttpHeaders().getMediaType();
        if (type == null || !wanted.equalsIgnoreCase(type.getType() + "/" + type.getSubtype())) {
            throw Problem.invalid("the body is sent as " + wanted);
        }
    }

    private Response answer(Reply reply) {
        Response.ResponseBuilder answer = uncached(reply.status());
        reply.headers().forEach(answer::header);
        if (!reply.body().isEmpty()) {
            answer.entity(reply.body()).type(MediaType.APPLICATION_JSON_TYPE);
        }
        return cors.add(answer);
    }

    private Response answer(Problem problem) {
        Response.ResponseBuilder answer =
                uncached(problem.code().status()).entity(problem.document()).type(PROBLEM);
        problem.headers().forEach(answer::header);
        return cors.add(answer);
    }

    private static Response.ResponseBuilder uncached(int status) {
        return Response.status(status).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    /** The authentication session of a call ends with the call. */
    private void end() {
        AuthenticationSessionModel authSession = session.getContext().getAuthenticationSession();
        if (authSession != null) {
            RestCall.end(session, authSession);
        }
    }
}
