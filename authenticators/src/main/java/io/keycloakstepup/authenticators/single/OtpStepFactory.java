package io.keycloakstepup.authenticators.single;

import io.keycloakstepup.authenticators.page.TypedPage;

/** Makes {@code step-up-otp} known to Keycloak. */
public final class OtpStepFactory extends FactorStepFactory {

    /** The id of this step in a flow. */
    public static final String ID = "step-up-otp";

    public OtpStepFactory() {
        super(ID, "one-time code", TypedPage.otp());
    }
}
