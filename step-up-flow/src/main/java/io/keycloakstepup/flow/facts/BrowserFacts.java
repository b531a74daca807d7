package io.keycloakstepup.flow.facts;

import static io.keycloakstepup.policy.facts.FactTable.CLIENT_ID;
import static io.keycloakstepup.policy.facts.FactTable.NET_IP;
import static io.keycloakstepup.policy.facts.FactTable.REQUEST_ACR;
import static io.keycloakstepup.policy.facts.FactTable.REQUEST_ACRS;
import static io.keycloakstepup.policy.facts.FactTable.REQUEST_GRANT;
import static io.keycloakstepup.policy.facts.FactTable.REQUEST_SCOPES;
import static io.keycloakstepup.policy.facts.FactTable.TIME_INSTANT;
import static io.keycloakstepup.policy.facts.FactTable.USER_GROUPS;
import static io.keycloakstepup.policy.facts.FactTable.USER_ID;
import static io.keycloakstepup.policy.facts.FactTable.USER_ROLES;
import static io.keycloakstepup.policy.facts.FactTable.USER_USERNAME;

import io.keycloakstepup.policy.facts.Fact;
import io.keycloakstepup.policy.facts.Facts;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** What is known of a sign-in in the browser. */
public final class BrowserFacts {

    private BrowserFacts() {}

    /**
     * The facts of this sign-in.
     *
     * @param user who is signing in; empty before that is known
     * @param now the instant of the decision
     */
    public static Facts of(
            KeycloakSession session, AuthenticationSessionModel authSession, Optional<UserModel> user, Instant now) {
        Map<Fact, Supplier<Optional<Object>>> sources = new HashMap<>();
        RequestedScopes scopes = new RequestedScopes(session, authSession);
        RequestedLevels levels = new RequestedLevels(authSession);
        sources.put(REQUEST_GRANT, () -> Optional.of("browser"));
        sources.put(REQUEST_ACRS, () -> Optional.of(levels.names()));
        sources.put(REQUEST_ACR, () -> levels.names().stream().findFirst().map(Object.class::cast));
        sources.put(REQUEST_SCOPES, () -> Optional.of(scopes.effective(user)));
        sources.put(CLIENT_ID, () -> Optional.of(authSession.getClient().getClientId()));
        sources.put(
                NET_IP, () -> Optional.of(session.getContext().getConnection().getRemoteAddr()));
        user.ifPresent(known -> addUser(sources, known));
        sources.put(TIME_INSTANT, () -> Optional.of(now));
        return new GatheredFacts(sources);
    }

    private static void addUser(Map<Fact, Supplier<Optional<Object>>> sources, UserModel user) {
        Memberships memberships = new Memberships(user);
        sources.put(USER_ID, () -> Optional.of(user.getId()));
        sources.put(USER_USERNAME, () -> Optional.of(user.getUsername()));
        sources.put(USER_GROUPS, () -> Optional.of(memberships.groups()));
        sources.put(USER_ROLES, () -> Optional.of(memberships.roles()));
    }
}
