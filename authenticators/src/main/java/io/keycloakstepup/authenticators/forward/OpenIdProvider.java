package io.keycloakstepup.authenticators.forward;

import jakarta.ws.rs.core.UriBuilder;
import org.keycloak.broker.oidc.OIDCIdentityProvider;
import org.keycloak.broker.oidc.OIDCIdentityProviderConfig;
import org.keycloak.broker.provider.AuthenticationRequest;
import org.keycloak.models.KeycloakSession;

/** Keycloak's broker of OpenID providers, which hears of levels what the policy says. It does everything else as before. */
final class OpenIdProvider extends OIDCIdentityProvider {

    OpenIdProvider(KeycloakSession session, OIDCIdentityProviderConfig config) {
        super(session, config);
    }

    @Override
    protected UriBuilder createAuthorizationUrl(AuthenticationRequest request) {
        return new ForwardedLevels(
                        session, request.getAuthenticationSession(), getConfig().getAlias())
                .during(() -> super.createAuthorizationUrl(request));
    }
}
