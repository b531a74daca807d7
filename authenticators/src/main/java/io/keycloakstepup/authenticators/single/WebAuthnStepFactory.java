package io.keycloakstepup.authenticators.single;

import io.keycloakstepup.authenticators.webauthn.KeyRole;
import io.keycloakstepup.authenticators.webauthn.WebAuthnPage;

/** Makes {@code step-up-webauthn} known to Keycloak. */
public final class WebAuthnStepFactory extends FactorStepFactory {

    /** The id of this step in a flow. */
    public static final String ID = "step-up-webauthn";

    public WebAuthnStepFactory() {
        super(ID, "security key", new WebAuthnPage(KeyRole.SECOND_FACTOR));
    }
}
