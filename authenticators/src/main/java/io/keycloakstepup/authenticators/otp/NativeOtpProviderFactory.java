package io.keycloakstepup.authenticators.otp;

import org.keycloak.credential.OTPCredentialProvider;
import org.keycloak.credential.OTPCredentialProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Takes the place of Keycloak's own factory of the same id. */
public final class NativeOtpProviderFactory extends OTPCredentialProviderFactory {

    /** Of two factories with one id Keycloak takes the one with the higher order; its own has 0. */
    private static final int BEFORE_KEYCLOAKS = 10;

    @Override
    public OTPCredentialProvider create(KeycloakSession session) {
        return new NativeOtpProvider(session);
    }

    @Override
    public int order() {
        return BEFORE_KEYCLOAKS;
    }
}
