package io.keycloakstepup.authenticators.direct;

import io.keycloakstepup.authenticators.step.StepFactory;

/** Makes {@code step-up-direct-grant} known to Keycloak. */
public final class DirectGrantAuthenticatorFactory extends StepFactory {

    /** The id of this step in a flow. */
    public static final String ID = "step-up-direct-grant";

    public DirectGrantAuthenticatorFactory() {
        super(
                ID,
                "Step-up: password grant",
                "Asks the step-up policy in a direct grant flow, after the password, and looks at one-time, recovery and"
                        + " mailed codes that came with it. It must be the last step: without it no tokens are issued.",
                new DirectGrantAuthenticator());
    }
}
