package io.keycloakstepup.mappers.enforcer;

import io.keycloakstepup.flow.facts.GrantFacts;
import io.keycloakstepup.flow.facts.GrantFacts.Named;
import io.keycloakstepup.flow.facts.RequestedScopes;
import io.keycloakstepup.flow.grant.Redemption;
import io.keycloakstepup.flow.time.ServerClock;
import io.keycloakstepup.policy.facts.Grant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.EventType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;

/**
 * Asks the policy before a code is redeemed whose authorization passed the gate.
 *
 * @param type Keycloak's type for the event of the request
 * @param grant the way in which the code was given
 */
record RedemptionCheck(KeycloakSession session, EventType type, Grant grant) {

    void run(UserSessionModel userSession, @Nullable String scope) {
        ClientModel client = session.getContext().getClient();
        RequestedScopes scopes =
                new RequestedScopes(session, client, Optional.ofNullable(scope), Optional.of(userSession.getUser()));
        GrantFacts asked = new GrantFacts(session, grant, scopes, Named.NOTHING, ServerClock.now());
        GrantEvent.of(session, type, userSession)
                .carryOut(new Redemption(userSession, asked).verdict(), TokenRefusal::toUsers);
    }
}
