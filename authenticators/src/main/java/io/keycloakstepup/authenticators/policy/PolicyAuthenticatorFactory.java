package io.keycloakstepup.authenticators.policy;

import io.keycloakstepup.authenticators.step.StepFactory;

/** Makes {@code step-up-policy} known to Keycloak. */
public final class PolicyAuthenticatorFactory extends StepFactory {

    /** The id of this step in a flow. */
    public static final String ID = "step-up-policy";

    public PolicyAuthenticatorFactory() {
        super(
                ID,
                "Step-up: policy",
                "Asks the realm's step-up policy, and refuses what it denies before any factor is asked for. Place it"
                        + " after the sign-in; another one before the sign-in refuses what is denied whoever comes. The policy is edited at /realms/{realm}/step-up-console on this"
                        + " server.",
                new PolicyAuthenticator());
    }
}
