package io.keycloakstepup.authenticators.single;

import io.keycloakstepup.authenticators.code.CodePage;

/** Makes {@code step-up-email-code} known to Keycloak. */
public final class EmailCodeStepFactory extends FactorStepFactory {

    /** The id of this step in a flow. */
    public static final String ID = "step-up-email-code";

    public EmailCodeStepFactory() {
        super(ID, "code by e-mail", CodePage.email());
    }
}
