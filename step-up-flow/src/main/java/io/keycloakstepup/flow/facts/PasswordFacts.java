package io.keycloakstepup.flow.facts;

import static io.keycloakstepup.policy.facts.FactTable.CALLER_IP;
import static io.keycloakstepup.policy.facts.FactTable.REQUEST_GRANT;
import static io.keycloakstepup.policy.facts.FactTable.TIME_INSTANT;

import io.keycloakstepup.flow.network.Atlas;
import io.keycloakstepup.policy.facts.Facts;
import io.keycloakstepup.policy.facts.Grant;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * What is known of an application that asks for tokens with a user's password. Where its user is nobody can tell, nor on
 * which device: who calls may be a server. Nothing is looked up before a rule reads it; for one request and thread.
 *
 * @param authSession what is asked, as the notes of the client tell it
 * @param now the instant of the decision
 */
public record PasswordFacts(KeycloakSession session, AuthenticationSessionModel authSession, Instant now) {

    /** What is known of this user's request. */
    public Facts of(UserModel user) {
        Sources sources = new Sources();
        new RequestFacts(session, authSession, Optional.of(user)).addTo(sources);
        sources.always(REQUEST_GRANT, Grant.PASSWORD::word);
        new ClientFacts(authSession.getClient()).addTo(sources);
        new UserFacts(session, authSession.getRealm(), user).addTo(sources);
        new SessionFacts(session.getProvider(Atlas.class), Optional.empty(), Optional::empty, Optional.empty(), now)
                .addTo(sources);
        sources.always(CALLER_IP, () -> BrowserFacts.address(session));
        sources.always(TIME_INSTANT, () -> now);
        return sources.facts();
    }
}
