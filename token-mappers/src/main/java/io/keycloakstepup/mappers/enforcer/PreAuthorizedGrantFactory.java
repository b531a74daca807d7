package io.keycloakstepup.mappers.enforcer;

import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.grants.OAuth2GrantType;
import org.keycloak.protocol.oidc.grants.PreAuthorizedCodeGrantTypeFactory;

/**
 * Takes the place of Keycloak's grant of pre-authorized codes: of two factories of one id the higher order counts. It is there
 * where Keycloak's would be: while the server has the feature.
 */
public final class PreAuthorizedGrantFactory extends PreAuthorizedCodeGrantTypeFactory {

    private static final int BEFORE_KEYCLOAKS = 100;

    @Override
    public OAuth2GrantType create(KeycloakSession session) {
        return new PreAuthorizedGrant();
    }

    @Override
    public int order() {
        return BEFORE_KEYCLOAKS;
    }
}
