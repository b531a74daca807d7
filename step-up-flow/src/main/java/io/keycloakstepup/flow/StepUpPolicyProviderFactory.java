package io.keycloakstepup.flow;

import org.keycloak.component.ComponentFactory;

/** The factory of the component, through which every save is checked, whatever way it comes. */
public interface StepUpPolicyProviderFactory extends ComponentFactory<StepUpPolicyProvider, StepUpPolicyProvider> {}
