package io.keycloakstepup.authenticators.arrival;

import io.keycloakstepup.authenticators.step.StepFactory;

/** Makes {@code step-up-brokered} known to Keycloak. */
public final class BrokeredAuthenticatorFactory extends StepFactory {

    /** The id of this step in a flow. */
    public static final String ID = "step-up-brokered";

    public BrokeredAuthenticatorFactory() {
        super(
                ID,
                "Step-up: brokered",
                "Counts the sign-in that a user has completed at an identity provider. It stands in the post login flow, before"
                        + " Step-up: policy.",
                new BrokeredAuthenticator());
    }
}
