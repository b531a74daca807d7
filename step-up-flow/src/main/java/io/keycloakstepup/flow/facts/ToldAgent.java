package io.keycloakstepup.flow.facts;

import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The address of a user agent that an application has told us of, because it stands in between. Only applications with the
 * attribute {@code step-up.trusted-context} are believed.
 */
public final class ToldAgent {

    /** The note that carries it. */
    public static final String NOTE = "step-up.told-agent";

    private static final String ATTRIBUTE = "step-up.trusted-context";

    private ToldAgent() {}

    /** Whether this application is believed; it is not unless the attribute is {@code true}. */
    public static boolean isBelievedOf(ClientModel client) {
        return Boolean.parseBoolean(client.getAttribute(ATTRIBUTE));
    }

    /** The address; empty where none was told. */
    public static Optional<String> in(AuthenticationSessionModel authSession) {
        return Optional.ofNullable(authSession.getClientNote(NOTE))
                .filter(address -> isBelievedOf(authSession.getClient()));
    }
}
