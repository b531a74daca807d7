package io.keycloakstepup.authenticators.forward;

import org.keycloak.broker.oidc.OIDCIdentityProvider;
import org.keycloak.broker.oidc.OIDCIdentityProviderConfig;
import org.keycloak.broker.oidc.OIDCIdentityProviderFactory;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;

/** Puts our provider in the place of Keycloak's, under its id. */
public final class OpenIdProviderFactory extends OIDCIdentityProviderFactory {

    /** Of two factories with one id Keycloak takes the one with the higher order; its own has 0. */
    private static final int BEFORE_KEYCLOAKS = 10;

    @Override
    public OIDCIdentityProvider create(KeycloakSession session, IdentityProviderModel model) {
        return new OpenIdProvider(session, new OIDCIdentityProviderConfig(model));
    }

    @Override
    public int order() {
        return BEFORE_KEYCLOAKS;
    }
}
