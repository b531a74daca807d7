package io.keycloakstepup.flow.code;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderFactory;

/** Makes the sender whose id policies name under {@code sender}. */
public interface CodeSenderFactory extends ProviderFactory<CodeSender> {

    @Override
    default void init(Config.Scope config) {}

    @Override
    default void postInit(KeycloakSessionFactory factory) {}

    @Override
    default void close() {}
}
