package io.keycloakstepup.authenticators.single;

import io.keycloakstepup.authenticators.page.TypedPage;

/** Makes {@code step-up-recovery-code} known to Keycloak. */
public final class RecoveryCodeStepFactory extends FactorStepFactory {

    /** The id of this step in a flow. */
    public static final String ID = "step-up-recovery-code";

    public RecoveryCodeStepFactory() {
        super(ID, "recovery code", TypedPage.recoveryCode());
    }
}
