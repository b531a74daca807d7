package io.keycloakstepup.flow.grant;

import io.keycloakstepup.flow.facts.ProvenPlace;
import io.keycloakstepup.flow.facts.UserAgent;
import io.keycloakstepup.flow.ledger.Snapshot;
import java.util.Optional;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;

/**
 * The offline session beside a client's session. Keycloak copies what is noted there when it makes the offline session, and
 * never again: a step-up would not reach the offline tokens that it was for.
 *
 * @param clientSession the client's session that the browser is signed in with
 */
public record OfflineSession(KeycloakSession session, AuthenticatedClientSessionModel clientSession) {

    /** Tells it what the client was told last, and where the browser was seen. */
    public void follow() {
        UserSessionModel online = clientSession.getUserSession();
        Optional.ofNullable(session.sessions().getOfflineUserSession(clientSession.getRealm(), online.getId()))
                .ifPresent(offline -> {
                    UserAgent.copy(online, offline);
                    ProvenPlace.copy(online, offline);
                    String client = clientSession.getClient().getId();
                    Optional.ofNullable(offline.getAuthenticatedClientSessionByClient(client))
                            .ifPresent(copy -> Snapshot.copy(clientSession, copy));
                });
    }
}
