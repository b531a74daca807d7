package io.keycloakstepup.flow.facts;

import static io.keycloakstepup.policy.facts.FactTable.CALLER_IP;
import static io.keycloakstepup.policy.facts.FactTable.REQUEST_GRANT;
import static io.keycloakstepup.policy.facts.FactTable.TIME_INSTANT;

import io.keycloakstepup.flow.network.Atlas;
import io.keycloakstepup.flow.operation.Operation;
import io.keycloakstepup.policy.facts.Facts;
import io.keycloakstepup.policy.facts.Grant;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * What is known of an application that asks for a user's tokens without a browser: with the password, or over REST. Where
 * its user is nobody can tell, nor on which device, unless a trusted application says so or the session that is stepped up
 * has seen a user agent: who calls may be a server. Nothing is looked up before a rule reads it; for one request and thread.
 *
 * @param authSession what is asked, as the notes of the client tell it
 * @param grant by which grant
 * @param now the instant of the decision
 */
public record DirectFacts(KeycloakSession session, AuthenticationSessionModel authSession, Grant grant, Instant now) {

    /** What is known before anybody has said who asks. */
    public Facts ofNobody() {
        return ofRequest(Optional.empty()).facts();
    }

    /**
     * What is known of this user's request.
     *
     * @param continued the session that is stepped up; empty where one begins
     * @param loa the number of the highest level that has been proven in it and is fresh
     */
    public Facts of(UserModel user, Optional<UserSessionModel> continued, Supplier<Optional<Long>> loa) {
        Sources sources = ofRequest(Optional.of(user));
        new UserFacts(session, authSession.getRealm(), user).addTo(sources);
        Optional<String> told = ToldAgent.in(authSession);
        Optional<UserAgent> seen = told.isPresent() ? Optional.empty() : continued.flatMap(UserAgent::of);
        seen.ifPresent(agent -> agent.addTo(sources, atlas()));
        Optional<String> address = told.or(() -> seen.map(UserAgent::address));
        new SessionFacts(atlas(), continued, loa, address, now).addTo(sources);
        return sources.facts();
    }

    private Sources ofRequest(Optional<UserModel> user) {
        Sources sources = new Sources();
        new RequestFacts(session, authSession, user).addTo(sources);
        sources.always(REQUEST_GRANT, grant::word);
        new ClientFacts(authSession.getClient()).addTo(sources);
        Operation.in(authSession)
                .ifPresent(operation -> TransactionFacts.of(operation).addTo(sources));
        ToldAgent.in(authSession).ifPresent(address -> new NetworkFacts(atlas(), address).addTo(sources));
        sources.always(CALLER_IP, () -> BrowserFacts.address(session));
        sources.always(TIME_INSTANT, () -> now);
        return sources;
    }

    private Atlas atlas() {
        return session.getProvider(Atlas.class);
    }
}
