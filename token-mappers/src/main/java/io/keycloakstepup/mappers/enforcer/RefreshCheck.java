package io.keycloakstepup.mappers.enforcer;

import io.keycloakstepup.flow.facts.GrantFacts;
import io.keycloakstepup.flow.facts.GrantFacts.Named;
import io.keycloakstepup.flow.facts.RequestedScopes;
import io.keycloakstepup.flow.grant.GrantVerdict;
import io.keycloakstepup.flow.grant.PresentedRefreshToken;
import io.keycloakstepup.flow.grant.SessionRequest;
import io.keycloakstepup.flow.time.ServerClock;
import io.keycloakstepup.policy.facts.Grant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.OAuth2Constants;
import org.keycloak.OAuthErrorException;
import org.keycloak.events.EventType;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.TokenManager;
import org.keycloak.representations.RefreshToken;
import org.keycloak.services.clientpolicy.context.TokenRefreshContext;
import org.keycloak.util.TokenUtil;

/**
 * Asks the policy before a refresh token is exchanged. On the request and not on the response: Keycloak counts the use of a
 * token in between, and one that was refused must go on working when its user has proven more.
 */
record RefreshCheck(KeycloakSession session, TokenRefreshContext request) {

    /** Refuses what the policy refuses; a token that is worth nothing is left to Keycloak, which says so. */
    void run() {
        token().ifPresent(token -> clientSession(token).ifPresent(clientSession -> check(token, clientSession)));
    }

    private void check(RefreshToken token, AuthenticatedClientSessionModel clientSession) {
        if (clientSession.getUserSession().getUser().getServiceAccountClientLink() == null) {
            checkUser(token, clientSession);
        } else {
            new ClientCheck(session, EventType.REFRESH_TOKEN, clientSession).run();
        }
    }

    private void checkUser(RefreshToken token, AuthenticatedClientSessionModel clientSession) {
        UserSessionModel userSession = clientSession.getUserSession();
        PresentedRefreshToken presented = PresentedRefreshToken.to(session, token);
        RequestedScopes scopes = new RequestedScopes(
                session, clientSession.getClient(), scope(token), Optional.of(userSession.getUser()));
        GrantFacts asked = new GrantFacts(session, Grant.REFRESH, scopes, Named.NOTHING, ServerClock.now());
        GrantVerdict verdict =
                new SessionRequest(userSession, asked, presented.told(clientSession), presented.sparedBy()).verdict();
        GrantEvent.of(session, EventType.REFRESH_TOKEN, userSession).carryOut(verdict, TokenRefusal::toUsers);
    }

    private Optional<RefreshToken> token() {
        try {
            return Optional.of(new TokenManager()
                    .verifyRefreshToken(
                            session,
                            session.getContext().getRealm(),
                            request.getClient(),
                            session.getContext().getHttpRequest(),
                            request.getParams().getFirst(OAuth2Constants.REFRESH_TOKEN),
                            true));
        } catch (OAuthErrorException worthless) {
            return Optional.empty();
        }
    }

    private Optional<AuthenticatedClientSessionModel> clientSession(RefreshToken token) {
        return Optional.ofNullable(token.getSessionId())
                .map(id -> userSession(token, id))
                .filter(userSession -> userSession.getUser() != null)
                .map(userSession -> userSession.getAuthenticatedClientSessionByClient(
                        request.getClient().getId()));
    }

    private UserSessionModel userSession(RefreshToken token, String id) {
        RealmModel realm = session.getContext().getRealm();
        return TokenUtil.TOKEN_TYPE_OFFLINE.equals(token.getType())
                ? session.sessions().getOfflineUserSession(realm, id)
                : session.sessions().getUserSession(realm, id);
    }

    /** The scopes of the token, without those that the request does without (RFC 6749 §6). */
    private Optional<String> scope(RefreshToken token) {
        List<String> wanted = Optional.ofNullable(request.getScopeParameter())
                .filter(scope -> !scope.isEmpty())
                .map(scope -> List.of(scope.split(" ")))
                .orElse(List.of());
        return Optional.ofNullable(token.getScope()).map(scope -> Stream.of(scope.split(" "))
                .filter(name -> wanted.isEmpty() || wanted.contains(name))
                .collect(Collectors.joining(" ")));
    }
}
