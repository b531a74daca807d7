package io.keycloakstepup.flow.facts;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientScopeModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.oidc.TokenManager;

/**
 * The scopes that a token of one request would carry.
 *
 * @param client who asks
 * @param requested the request's own words; empty where it has none
 * @param user whose token it would be; empty before that is known
 */
public record RequestedScopes(
        KeycloakSession session, ClientModel client, Optional<String> requested, Optional<UserModel> user) {

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

    /** After Keycloak's own resolution; the client itself is one of them. */
    Stream<ClientScopeModel> scopes() {
        return TokenManager.getRequestedClientScopes(session, requested.orElse(null), client, user.orElse(null));
    }
}
