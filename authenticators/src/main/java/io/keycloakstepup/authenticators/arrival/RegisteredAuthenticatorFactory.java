package io.keycloakstepup.authenticators.arrival;

import io.keycloakstepup.authenticators.step.StepFactory;

/** Makes {@code step-up-registered} known to Keycloak. */
public final class RegisteredAuthenticatorFactory extends StepFactory {

    /** The id of this step in a flow. */
    public static final String ID = "step-up-registered";

    public RegisteredAuthenticatorFactory() {
        super(
                ID,
                "Step-up: registered",
                "Counts the password that a user has just chosen in registering. It stands in the registration flow, before"
                        + " Step-up: policy.",
                new RegisteredAuthenticator());
    }
}
