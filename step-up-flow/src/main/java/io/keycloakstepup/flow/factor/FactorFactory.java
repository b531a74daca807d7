package io.keycloakstepup.flow.factor;

import io.keycloakstepup.policy.level.ForeignFactor;
import java.util.Optional;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderFactory;

/** Makes the factor whose word is its id, and those of its sort that policies declare. */
public interface FactorFactory extends ProviderFactory<Factor> {

    /**
     * The factor that a policy declares, if it is of the sort that is made here and the server has what it needs; by
     * default none is.
     */
    default Optional<Factor> declared(KeycloakSession session, ForeignFactor declaration) {
        return Optional.empty();
    }

    @Override
    default void init(Config.Scope config) {}

    @Override
    default void postInit(KeycloakSessionFactory factory) {}

    @Override
    default void close() {}
}
