package io.keycloakstepup.mappers.enforcer;

import io.keycloakstepup.flow.facts.GrantFacts;
import io.keycloakstepup.flow.facts.GrantFacts.Named;
import io.keycloakstepup.flow.facts.RequestedScopes;
import io.keycloakstepup.flow.grant.ClientRequest;
import io.keycloakstepup.flow.time.ServerClock;
import io.keycloakstepup.policy.facts.Grant;
import java.util.Optional;
import org.keycloak.OAuth2Constants;
import org.keycloak.events.EventType;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.KeycloakSession;

/**
 * Asks the policy before a client gets a token of its own.
 *
 * @param type Keycloak's type for the event of the request
 */
record ClientCheck(KeycloakSession session, EventType type, AuthenticatedClientSessionModel clientSession) {

    void run() {
        GrantEvent.of(session, type, clientSession.getUserSession())
                .carryOut(new ClientRequest(asked()).verdict(), TokenRefusal::toClients);
    }

    private GrantFacts asked() {
        RequestedScopes scopes = new RequestedScopes(
                session,
                clientSession.getClient(),
                Optional.ofNullable(clientSession.getNote(OAuth2Constants.SCOPE)),
                Optional.of(clientSession.getUserSession().getUser()));
        return new GrantFacts(session, Grant.CLIENT_CREDENTIALS, scopes, Named.NOTHING, ServerClock.now());
    }
}
