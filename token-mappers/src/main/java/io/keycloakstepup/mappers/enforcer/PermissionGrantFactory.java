package io.keycloakstepup.mappers.enforcer;

import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.grants.OAuth2GrantType;
import org.keycloak.protocol.oidc.grants.PermissionGrantTypeFactory;

/** Takes the place of Keycloak's UMA grant: of two factories of one id the higher order counts. */
public final class PermissionGrantFactory extends PermissionGrantTypeFactory {

    private static final int BEFORE_KEYCLOAKS = 100;

    @Override
    public OAuth2GrantType create(KeycloakSession session) {
        return new PermissionGrant();
    }

    @Override
    public int order() {
        return BEFORE_KEYCLOAKS;
    }
}
