package io.keycloakstepup.flow.facts;

import static io.keycloakstepup.policy.facts.FactTable.CALLER_IP;
import static io.keycloakstepup.policy.facts.FactTable.REQUEST_ACR;
import static io.keycloakstepup.policy.facts.FactTable.REQUEST_ACRS;
import static io.keycloakstepup.policy.facts.FactTable.REQUEST_AUDIENCES;
import static io.keycloakstepup.policy.facts.FactTable.REQUEST_GRANT;
import static io.keycloakstepup.policy.facts.FactTable.REQUEST_PROMPT;
import static io.keycloakstepup.policy.facts.FactTable.REQUEST_SCOPES;
import static io.keycloakstepup.policy.facts.FactTable.REQUEST_UI_LOCALES;
import static io.keycloakstepup.policy.facts.FactTable.TIME_INSTANT;

import io.keycloakstepup.flow.history.Recollection;
import io.keycloakstepup.flow.network.Atlas;
import io.keycloakstepup.policy.facts.Facts;
import io.keycloakstepup.policy.facts.Grant;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;

/**
 * What is known of a request to the token endpoint. The user agent is not there: what is known of it is what its session
 * saw last. Nothing is looked up before a rule reads it; for one request and one thread.
 *
 * @param grant the way in which the token is asked for
 * @param scopes what is asked for, and by which client
 * @param named whom and what the request names beside its scopes
 * @param now the instant of the decision
 */
public record GrantFacts(KeycloakSession session, Grant grant, RequestedScopes scopes, Named named, Instant now) {

    /**
     * What a request names.
     *
     * @param audiences whom the token shall be meant for; may be empty
     * @param acrs the levels, the preferred one first; may be empty
     */
    public record Named(List<String> audiences, List<String> acrs) {

        /** Neither audiences nor levels. */
        public static final Named NOTHING = new Named(List.of(), List.of());

        public Named {
            audiences = List.copyOf(audiences);
            acrs = List.copyOf(acrs);
        }
    }

    /** Of a client that asks for itself. */
    public Facts ofClient() {
        return ofRequest().facts();
    }

    /**
     * Of a client that asks for a user who has not signed in with it.
     *
     * @param agent where the user is; empty where that is not known
     */
    public Facts ofUser(UserModel user, Optional<UserAgent> agent) {
        return withUser(user, agent).facts();
    }

    /**
     * Of a client that asks in a session.
     *
     * @param loa the number of the highest level that has been proven and is fresh
     * @param recollection the user's earlier sign-ins; empty where it is not known from where this session came
     */
    public Facts ofSession(
            UserSessionModel userSession, Supplier<Optional<Long>> loa, Optional<Recollection> recollection) {
        Optional<UserAgent> agent = UserAgent.of(userSession);
        Sources sources = withUser(userSession.getUser(), agent);
        new SessionFacts(atlas(), Optional.of(userSession), loa, agent.map(UserAgent::address), now).addTo(sources);
        recollection.ifPresent(past -> new HistoryFacts(past).addTo(sources));
        return sources.facts();
    }

    private Sources withUser(UserModel user, Optional<UserAgent> agent) {
        Sources sources = ofRequest();
        new UserFacts(session, scopes.client().getRealm(), user).addTo(sources);
        agent.ifPresent(seen -> seen.addTo(sources, atlas()));
        sources.always(CALLER_IP, () -> BrowserFacts.address(session));
        return sources;
    }

    private Sources ofRequest() {
        Sources sources = new Sources();
        sources.always(REQUEST_GRANT, grant::word);
        sources.always(REQUEST_ACRS, named::acrs);
        sources.maybe(REQUEST_ACR, () -> named.acrs().stream().findFirst());
        sources.always(REQUEST_PROMPT, List::of);
        sources.always(REQUEST_UI_LOCALES, List::of);
        sources.always(REQUEST_SCOPES, scopes::effective);
        sources.always(REQUEST_AUDIENCES, new RequestedAudiences(scopes, named.audiences())::effective);
        new ClientFacts(scopes.client()).addTo(sources);
        sources.always(CALLER_IP, () -> BrowserFacts.address(session));
        sources.always(TIME_INSTANT, () -> now);
        return sources;
    }

    private Atlas atlas() {
        return session.getProvider(Atlas.class);
    }
}
