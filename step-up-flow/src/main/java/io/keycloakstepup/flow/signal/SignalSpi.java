package io.keycloakstepup.flow.signal;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Makes signals of others known to Keycloak. */
public final class SignalSpi implements Spi {

    @Override
    public boolean isInternal() {
        return false;
    }

    @Override
    public String getName() {
        return "step-up-signal";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return Signal.class;
    }

    @Override
    @SuppressWarnings("rawtypes") // Keycloak's own signature is raw
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return SignalFactory.class;
    }
}
