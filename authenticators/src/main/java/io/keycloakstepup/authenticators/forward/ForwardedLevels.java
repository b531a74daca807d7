package io.keycloakstepup.authenticators.forward;

import io.keycloakstepup.flow.login.LevelsElsewhere;
import java.util.Optional;
import java.util.function.Supplier;
import org.keycloak.OAuth2Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.endpoints.AuthorizationEndpoint;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Has Keycloak send a provider the levels that the policy lets it hear of. Keycloak forwards the value of a note of its own
 * before the application's; the note is there only while the request to the provider is made, since there may be another
 * to a second provider.
 *
 * @param provider the provider's alias
 */
record ForwardedLevels(KeycloakSession session, AuthenticationSessionModel authSession, String provider) {

    private static final String NOTE =
            AuthorizationEndpoint.LOGIN_SESSION_NOTE_ADDITIONAL_REQ_PARAMS_PREFIX + OAuth2Constants.ACR_VALUES;

    /** What is made while the note is there. */
    <T> T during(Supplier<T> request) {
        Optional<String> names = new LevelsElsewhere(session, authSession).of(provider);
        names.ifPresent(value -> authSession.setClientNote(NOTE, value));
        try {
            return request.get();
        } finally {
            names.ifPresent(value -> authSession.removeClientNote(NOTE));
        }
    }
}
