package io.keycloakstepup.authenticators.gate;

import io.keycloakstepup.authenticators.step.StepFactory;

/** Makes {@code step-up-gate} known to Keycloak. */
public final class GateAuthenticatorFactory extends StepFactory {

    /** The id of this step in a flow. */
    public static final String ID = "step-up-gate";

    public GateAuthenticatorFactory() {
        super(
                ID,
                "Step-up: gate",
                "Lets pass who has proven what the policy asks for, and refuses everybody else. It must be the last step:"
                        + " without it no tokens are issued.",
                new GateAuthenticator());
    }
}
