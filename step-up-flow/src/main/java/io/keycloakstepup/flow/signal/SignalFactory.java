package io.keycloakstepup.flow.signal;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderFactory;

/**
 * Makes the signal whose name is its id: lower-case letters, digits and hyphens. A jar in the server's providers
 * directory adds one with a file {@code META-INF/services/io.keycloakstepup.flow.signal.SignalFactory}. The names of the
 * signals that come with this project cannot be taken.
 */
public interface SignalFactory extends ProviderFactory<Signal> {

    @Override
    default void init(Config.Scope config) {}

    @Override
    default void postInit(KeycloakSessionFactory factory) {}

    @Override
    default void close() {}
}
