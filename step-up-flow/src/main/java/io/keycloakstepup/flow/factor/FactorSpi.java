package io.keycloakstepup.flow.factor;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Makes factors known to Keycloak, those of this project and those of others. */
public final class FactorSpi implements Spi {

    @Override
    public boolean isInternal() {
        return false;
    }

    @Override
    public String getName() {
        return "step-up-factor";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return Factor.class;
    }

    @Override
    @SuppressWarnings("rawtypes") // Keycloak's own signature is raw
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return FactorFactory.class;
    }
}
