package io.keycloakstepup.flow.metadata;

/** Names the policy's levels in {@code /.well-known/openid-configuration} (OpenID Connect Discovery §3). */
public final class OpenIdMetadataFactory extends LevelsMetadataFactory {

    public OpenIdMetadataFactory() {
        super("openid-configuration");
    }
}
