package io.keycloakstepup.mappers.assurance;

import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.token.TokenPostProcessor;
import org.keycloak.protocol.oidc.token.TokenPostProcessorFactory;

/** Has Keycloak show every refresh token before it is signed, whatever grant it comes from. */
public final class RefreshMarkerFactory implements TokenPostProcessorFactory {

    @Override
    public String getId() {
        return "step-up-refresh-marker";
    }

    @Override
    public TokenPostProcessor create(KeycloakSession session) {
        return new RefreshMarker(session);
    }
}
