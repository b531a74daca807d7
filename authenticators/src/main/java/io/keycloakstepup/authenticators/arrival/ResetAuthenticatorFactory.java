package io.keycloakstepup.authenticators.arrival;

import io.keycloakstepup.authenticators.step.StepFactory;

/** Makes {@code step-up-reset} known to Keycloak. */
public final class ResetAuthenticatorFactory extends StepFactory {

    /** The id of this step in a flow. */
    public static final String ID = "step-up-reset";

    public ResetAuthenticatorFactory() {
        super(
                ID,
                "Step-up: reset",
                "Counts the password that a user is about to choose after following the link in a mail. It stands in the reset"
                        + " credentials flow, before Step-up: policy.",
                new ResetAuthenticator());
    }
}
