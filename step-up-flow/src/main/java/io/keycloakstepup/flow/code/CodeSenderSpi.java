package io.keycloakstepup.flow.code;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Makes senders of codes known to Keycloak, those of this project and those of others. */
public final class CodeSenderSpi implements Spi {

    @Override
    public boolean isInternal() {
        return false;
    }

    @Override
    public String getName() {
        return "step-up-code-sender";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return CodeSender.class;
    }

    @Override
    @SuppressWarnings("rawtypes") // Keycloak's own signature is raw
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return CodeSenderFactory.class;
    }
}
