package io.keycloakstepup.flow;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Makes the policy's component type known to Keycloak. */
public final class StepUpPolicySpi implements Spi {

    @Override
    public boolean isInternal() {
        return false;
    }

    @Override
    public String getName() {
        return "step-up-policy";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return StepUpPolicyProvider.class;
    }

    @Override
    @SuppressWarnings("rawtypes") // Keycloak's own signature is raw
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return StepUpPolicyProviderFactory.class;
    }
}
