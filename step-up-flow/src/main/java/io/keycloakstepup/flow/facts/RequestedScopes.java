package io.keycloakstepup.flow.facts;

import java.util.List;
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
 * The scopes that a token of this request would carry.
 *
 * @param user who is signing in; empty before that is known
 */
record RequestedScopes(KeycloakSession session, AuthenticationSessionModel authSession, Optional<UserModel> user) {

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
        String requested = authSession.getClientNote(OAuth2Constants.SCOPE);
        return TokenManager.getRequestedClientScopes(session, requested, authSession.getClient(), user.orElse(null));
    }
}
