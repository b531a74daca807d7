package io.keycloakstepup.flow.ledger;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.http.HttpRequest;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.CommonClientSessionModel.ExecutionStatus;

/**
 * The authenticator whose page the user has answered with the very request at hand, and which was content with the
 * answer. One that merely succeeded is none: a conditional one succeeds by being skipped, and another silently where it
 * finds nothing to ask.
 *
 * <p>Keycloak hands a request to an authenticator only if it carries a valid code, and names the one whose page was shown
 * last; then it notes the name. Each sign alone can be made up: the name in the address of any request, the note by a
 * valid code with another name (which Keycloak then refuses to hand on). A flow that begins anew within the request, so
 * that its authenticators are not answered but run, has lost the note.
 *
 * @param id the id of its provider
 * @param credentialType the type of credential that it says it verifies; empty where it says nothing
 */
record AnsweredAuthenticator(String id, String credentialType) {

    private static final String TAKEN = "step-up.answer-taken";

    private static final String NO_TYPE = "";

    /** The one of this request; empty where nothing was answered, and after it was asked for once. */
    static Optional<AnsweredAuthenticator> take(KeycloakSession session, AuthenticationSessionModel authSession) {
        boolean isFirst = session.getAttribute(TAKEN) == null;
        session.setAttribute(TAKEN, true);
        return Optional.ofNullable(authSession.getAuthNote(AuthenticationProcessor.LAST_PROCESSED_EXECUTION))
                .filter(execution ->
                        isFirst && isAnsweredBy(session.getContext().getHttpRequest(), execution))
                .filter(execution -> authSession.getExecutionStatus().get(execution) == ExecutionStatus.SUCCESS)
                .map(execution -> authSession.getRealm().getAuthenticationExecutionById(execution))
                .map(execution -> of(execution.getAuthenticator(), session.getKeycloakSessionFactory()));
    }

    private static boolean isAnsweredBy(HttpRequest request, String execution) {
        MultivaluedMap<String, String> parameters = request.getUri().getQueryParameters();
        return request.getHttpMethod().equals(HttpMethod.POST)
                && parameters.containsKey("session_code")
                && execution.equals(parameters.getFirst("execution"));
    }

    private static AnsweredAuthenticator of(String id, KeycloakSessionFactory factories) {
        String type = factories.getProviderFactory(Authenticator.class, id) instanceof AuthenticatorFactory factory
                ? factory.getReferenceCategory()
                : NO_TYPE;
        return new AnsweredAuthenticator(id, Objects.requireNonNullElse(type, NO_TYPE));
    }
}
