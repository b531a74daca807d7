package io.keycloakstepup.authenticators.forward;

import jakarta.ws.rs.core.UriBuilder;
import org.keycloak.broker.oidc.KeycloakOIDCIdentityProvider;
import org.keycloak.broker.oidc.OIDCIdentityProviderConfig;
import org.keycloak.broker.provider.AuthenticationRequest;
import org.keycloak.models.KeycloakSession;

/** Keycloak's broker of other Keycloaks, which hears of levels what the policy says. It does everything else as before. */
final class KeycloakProvider extends KeycloakOIDCIdentityProvider {

    KeycloakProvider(KeycloakSession session, OIDCIdentityProviderConfig config) {
        super(session, config);
    }

    @Override
    protected UriBuilder createAuthorizationUrl(AuthenticationRequest request) {
        return new ForwardedLevels(
                        session, request.getAuthenticationSession(), getConfig().getAlias())
                .during(() -> super.createAuthorizationUrl(request));
    }
}
