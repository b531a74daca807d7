package io.keycloakstepup.authenticators.rest;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.models.UserSessionModel;

/**
 * The application that calls.
 *
 * @param client the application
 * @param key the thumbprint of the key that it has shown (RFC 9449); empty where it has shown none
 * @param notes what Keycloak wants kept of its authentication, in the user session
 * @param userSession the session whose access token it holds; empty where it has sent none
 * @param isHolderBound whether that token is worth nothing to whoever has stolen it alone
 */
record Caller(
        ClientModel client,
        Optional<String> key,
        Map<String, String> notes,
        Optional<UserSessionModel> userSession,
        boolean isHolderBound) {

    Caller {
        Objects.requireNonNull(client, "client");
        Objects.requireNonNull(key, "key");
        notes = Map.copyOf(notes);
        Objects.requireNonNull(userSession, "userSession");
    }
}
