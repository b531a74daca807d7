package io.keycloakstepup.flow.network;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Makes the server options about networks known to Keycloak: {@code spi-step-up-network--default--…}. */
public final class AtlasSpi implements Spi {

    @Override
    public boolean isInternal() {
        return true;
    }

    @Override
    public String getName() {
        return "step-up-network";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return Atlas.class;
    }

    @Override
    @SuppressWarnings("rawtypes") // Keycloak's own signature is raw
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return AtlasFactory.class;
    }
}
