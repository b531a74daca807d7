package io.keycloakstepup.mappers.enforcer;

import io.keycloakstepup.flow.facts.GrantFacts;
import io.keycloakstepup.flow.facts.GrantFacts.Named;
import io.keycloakstepup.flow.facts.RequestedScopes;
import io.keycloakstepup.flow.gate.Gate;
import io.keycloakstepup.flow.grant.GrantVerdict;
import io.keycloakstepup.flow.registry.PolicyRegistry;
import io.keycloakstepup.flow.rescue.Rescue;
import io.keycloakstepup.flow.time.ServerClock;
import io.keycloakstepup.policy.decision.Judge;
import io.keycloakstepup.policy.facts.Grant;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.OAuth2Constants;
import org.keycloak.events.EventType;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.representations.idm.CredentialRepresentation;

/**
 * The two ends of the password grant; in between its flow asks the policy. Before anybody looks at the password it is
 * refused where that is certain whoever the user is, so that nobody tries passwords there.
 */
record PasswordCheck(KeycloakSession session) {

    /** With which an application goes on: what was asked at first is not in this form, and the flow asks the policy. */
    private static final String AUTH_SESSION = "auth_session";

    /**
     * Refuses what is denied to everybody. A policy that is missing or broken denies nothing here: the flow refuses it; and
     * nothing is certain while somebody may be rescued.
     */
    void begin(MultivaluedMap<String, String> form) {
        RealmModel realm = session.getContext().getRealm();
        if (Rescue.isOpenIn(realm) || isGoingOn(form)) {
            return;
        }
        GrantVerdict verdict = PolicyRegistry.of(realm)
                .match(
                        standing -> new Judge(standing.policy())
                                .certainDenial(asked(form).ofClient()),
                        Optional::<String>empty,
                        broken -> Optional.<String>empty())
                .<GrantVerdict>map(key -> new GrantVerdict.Denied())
                .orElseGet(() -> new GrantVerdict.Allowed(Optional.empty()));
        new GrantEvent(session, EventType.LOGIN, Optional.empty(), Optional.empty())
                .carryOut(verdict, TokenRefusal::toUsers);
    }

    /** A password beside it would be looked at where the flow does not know what to go on with. */
    private static boolean isGoingOn(MultivaluedMap<String, String> form) {
        return form.containsKey(AUTH_SESSION) && !form.containsKey(CredentialRepresentation.PASSWORD);
    }

    private GrantFacts asked(MultivaluedMap<String, String> form) {
        Optional<String> scope = Optional.ofNullable(form.getFirst(OAuth2Constants.SCOPE));
        RequestedScopes scopes =
                new RequestedScopes(session, session.getContext().getClient(), scope, Optional.empty());
        Named named = new Named(
                words(form, OAuth2Constants.RESOURCE).toList(),
                words(form, OIDCLoginProtocol.ACR_PARAM).toList());
        return new GrantFacts(session, Grant.PASSWORD, scopes, named, ServerClock.now());
    }

    private static Stream<String> words(MultivaluedMap<String, String> form, String name) {
        return Stream.ofNullable(form.getFirst(name))
                .flatMap(words -> Stream.of(words.split(" ")))
                .filter(word -> !word.isEmpty());
    }

    /**
     * Whether the flow has ended at a gate. If not, the session goes that Keycloak has made in between: nobody would ever
     * use it.
     */
    boolean isGated(AuthenticatedClientSessionModel clientSession) {
        boolean isGated = Gate.hasPassed(clientSession);
        if (!isGated) {
            remove(clientSession.getUserSession());
        }
        return isGated;
    }

    private void remove(UserSessionModel userSession) {
        session.sessions().removeUserSession(userSession.getRealm(), userSession);
        Optional.ofNullable(session.sessions().getOfflineUserSession(userSession.getRealm(), userSession.getId()))
                .ifPresent(offline -> session.sessions().removeOfflineUserSession(offline.getRealm(), offline));
    }
}
