package io.keycloakstepup.flow;

import org.keycloak.provider.Provider;

/** The provider type of the component in which a realm stores its policy, so that it is exported and cached with it. */
public interface StepUpPolicyProvider extends Provider {

    @Override
    default void close() {}
}
