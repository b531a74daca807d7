package io.keycloakstepup.mappers.enforcer;

import io.keycloakstepup.flow.facts.GrantFacts;
import io.keycloakstepup.flow.facts.GrantFacts.Named;
import io.keycloakstepup.flow.facts.RequestedScopes;
import io.keycloakstepup.flow.grant.GrantVerdict;
import io.keycloakstepup.flow.grant.SessionRequest;
import io.keycloakstepup.flow.grant.SubjectToken;
import io.keycloakstepup.flow.grant.VouchedRequest;
import io.keycloakstepup.flow.reason.Reason;
import io.keycloakstepup.flow.time.ServerClock;
import io.keycloakstepup.policy.facts.Grant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.OAuth2Constants;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.TokenExchangeContext;

/**
 * Asks the policy before an access token is exchanged (RFC 8693). One that names no session of ours tells nothing of its
 * user but that there is one.
 */
record ExchangeCheck(KeycloakSession session, TokenExchangeContext exchange) {

    void run() {
        SubjectToken subject = SubjectToken.of(session);
        subject.userSession()
                .ifPresentOrElse(userSession -> check(subject, userSession), () -> checkUser(subject.user()));
    }

    private void check(SubjectToken subject, UserSessionModel userSession) {
        GrantVerdict verdict = new SessionRequest(
                        userSession, asked(userSession.getUser()), subject.told(), subject.sparedBy())
                .verdict();
        GrantEvent.of(session, EventType.TOKEN_EXCHANGE, userSession).carryOut(verdict, TokenRefusal::toUsers);
    }

    private void checkUser(Optional<UserModel> user) {
        GrantEvent event = new GrantEvent(session, EventType.TOKEN_EXCHANGE, user, Optional.empty());
        user.ifPresentOrElse(
                known -> event.carryOut(new VouchedRequest(known, asked(known)).verdict(), TokenRefusal::toUsers),
                () -> event.refuse(TokenRefusal.unmet(Reason.LEVEL_UNMET)));
    }

    private GrantFacts asked(UserModel user) {
        RequestedScopes scopes = new RequestedScopes(
                session,
                exchange.getClient(),
                Optional.ofNullable(exchange.getParams().getScope()),
                Optional.of(user));
        Named named = new Named(audiences(), List.of());
        return new GrantFacts(session, Grant.TOKEN_EXCHANGE, scopes, named, ServerClock.now());
    }

    private List<String> audiences() {
        return Stream.of(OAuth2Constants.AUDIENCE, OAuth2Constants.RESOURCE)
                .flatMap(name -> Stream.ofNullable(exchange.getFormParams().get(name)))
                .flatMap(List::stream)
                .toList();
    }
}
