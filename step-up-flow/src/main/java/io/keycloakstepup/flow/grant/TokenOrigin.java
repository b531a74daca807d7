package io.keycloakstepup.flow.grant;

import java.util.Optional;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.representations.AccessToken;

/** Where an access token comes from: the sessions that it was issued in, as far as they are still there. */
record TokenOrigin(KeycloakSession session, AccessToken token) {

    /** Empty for a token without one, or whose session or user is gone. */
    Optional<UserSessionModel> userSession() {
        return Optional.ofNullable(token.getSessionId())
                .flatMap(id -> Optional.ofNullable(session.sessions().getUserSession(realm(), id))
                        .or(() -> Optional.ofNullable(session.sessions().getOfflineUserSession(realm(), id))))
                .filter(userSession -> userSession.getUser() != null);
    }

    /** That of the client that it was issued to. */
    Optional<AuthenticatedClientSessionModel> clientSession() {
        return Optional.ofNullable(token.getIssuedFor())
                .map(realm()::getClientByClientId)
                .map(ClientModel::getId)
                .flatMap(client ->
                        userSession().map(userSession -> userSession.getAuthenticatedClientSessionByClient(client)));
    }

    private RealmModel realm() {
        return session.getContext().getRealm();
    }
}
