package io.keycloakstepup.flow;

import java.util.Optional;
import org.keycloak.component.ComponentFactory;

/** The factory of the component, through which every save is checked, whatever way it comes. */
public interface StepUpPolicyProviderFactory extends ComponentFactory<StepUpPolicyProvider, StepUpPolicyProvider> {

    /** The realm whose administrators the server's operator lets past its policy; empty for none. */
    Optional<String> rescueRealm();
}
