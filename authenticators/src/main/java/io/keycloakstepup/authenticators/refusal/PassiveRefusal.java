package io.keycloakstepup.authenticators.refusal;

import jakarta.ws.rs.core.Response;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.AuthenticationFlowException;

/**
 * Carries an answer out of a request that forbids asking the user. Keycloak takes any challenge in such a request for the
 * wish to show a page, and answers {@code login_required} in its place; an exception's answer goes out as it is.
 */
final class PassiveRefusal extends AuthenticationFlowException {

    private static final long serialVersionUID = 1L;

    PassiveRefusal(Response answer) {
        super(AuthenticationFlowError.GENERIC_AUTHENTICATION_ERROR, answer);
    }

    /** Nothing went wrong, so there is no place to point at. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
