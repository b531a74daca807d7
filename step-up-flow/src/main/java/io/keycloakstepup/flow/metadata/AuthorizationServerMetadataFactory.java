package io.keycloakstepup.flow.metadata;

/** Names the policy's levels in {@code /.well-known/oauth-authorization-server} (RFC 8414). */
public final class AuthorizationServerMetadataFactory extends LevelsMetadataFactory {

    public AuthorizationServerMetadataFactory() {
        super("oauth-authorization-server");
    }

    /** As Keycloak's own: also below the server's root, with the realm behind it (RFC 8414 §3). */
    @Override
    public boolean isAvailableViaServerMetadata() {
        return true;
    }
}
