package io.keycloakstepup.flow.device;

import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/**
 * A call of an application over REST, in which no browser takes part: whatever cookies it carries, no device of its user's is
 * shown in it.
 *
 * @param isAuthenticated whether the application has shown who it is; it may be a server then, from whose network all of its
 *     users come
 */
public record ApiCall(boolean isAuthenticated) {

    private static final String ATTRIBUTE = "step-up.api-call";

    /** Says that the request at hand is this one. */
    public void begin(KeycloakSession session) {
        session.setAttribute(ATTRIBUTE, this);
    }

    /** The request at hand; empty where it is none of an application's over REST. */
    public static Optional<ApiCall> in(KeycloakSession session) {
        return Optional.ofNullable(session.getAttribute(ATTRIBUTE, ApiCall.class));
    }
}
