package io.keycloakstepup.flow.facts;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.OAuth2Constants;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientScopeModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.oidc.TokenManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The scopes that a token of one request would carry.
 *
 * @param client who asks
 * @param requested the request's own words; empty where it has none
 * @param user whose token it would be; empty before that is known
 * @param beside what it would carry whatever was requested
 */
public record RequestedScopes(
        KeycloakSession session,
        ClientModel client,
        Optional<String> requested,
        Optional<UserModel> user,
        List<ClientScopeModel> beside) {

    public RequestedScopes {
        beside = List.copyOf(beside);
    }

    public RequestedScopes(
            KeycloakSession session, ClientModel client, Optional<String> requested, Optional<UserModel> user) {
        this(session, client, requested, user, List.of());
    }

    /** Those of a sign-in in the browser. */
    public static RequestedScopes of(
            KeycloakSession session, AuthenticationSessionModel authSession, Optional<UserModel> user) {
        String requested = authSession.getClientNote(OAuth2Constants.SCOPE);
        return new RequestedScopes(session, authSession.getClient(), Optional.ofNullable(requested), user);
    }

    /** In every token, so that a rule about them would say nothing. */
    private static final Set<String> BUILT_IN =
            Set.of("openid", "profile", "email", "roles", "web-origins", "acr", "basic", "service_account", "step-up");

    /** The names after Keycloak's own resolution, in alphabetical order, without the built-in ones. */
    List<String> effective() {
        return scopes().filter(scope -> !(scope instanceof ClientModel))
                .map(ClientScopeModel::getName)
                .filter(name -> !BUILT_IN.contains(name))
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * What this attribute says in the client and in each scope that has it. Keycloak's resolution is dear: it is left out where
     * no scope that the client could get has the attribute.
     */
    public Stream<String> attributes(String name) {
        Stream<ClientScopeModel> carriers = isOnSomeScope(name) ? scopes() : Stream.empty();
        return Stream.concat(Stream.of(client), carriers)
                .distinct()
                .map(scope -> scope.getAttribute(name))
                .filter(Objects::nonNull);
    }

    private boolean isOnSomeScope(String name) {
        return Stream.of(
                        client.getClientScopes(true).values(),
                        client.getClientScopes(false).values(),
                        beside)
                .flatMap(Collection::stream)
                .anyMatch(scope -> scope.getAttribute(name) != null);
    }

    /** After Keycloak's own resolution; the client itself is one of them. */
    Stream<ClientScopeModel> scopes() {
        return Stream.concat(
                TokenManager.getRequestedClientScopes(session, requested.orElse(null), client, user.orElse(null)),
                beside.stream());
    }
}
