package io.keycloakstepup.mappers.enforcer;

import io.keycloakstepup.flow.facts.GrantFacts;
import io.keycloakstepup.flow.facts.GrantFacts.Named;
import io.keycloakstepup.flow.facts.RequestedScopes;
import io.keycloakstepup.flow.time.ServerClock;
import io.keycloakstepup.policy.facts.Grant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.OAuth2Constants;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.oidc.TokenExchangeContext;

/** Asks the policy before an access token is exchanged (RFC 8693). */
record ExchangeCheck(KeycloakSession session, TokenExchangeContext exchange) {

    void run() {
        new SubjectCheck(session, EventType.TOKEN_EXCHANGE, this::asked).run();
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
