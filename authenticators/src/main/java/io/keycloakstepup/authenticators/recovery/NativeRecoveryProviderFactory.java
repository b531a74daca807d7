package io.keycloakstepup.authenticators.recovery;

import org.keycloak.credential.RecoveryAuthnCodesCredentialProvider;
import org.keycloak.credential.RecoveryAuthnCodesCredentialProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Takes the place of Keycloak's own factory of the same id. */
public final class NativeRecoveryProviderFactory extends RecoveryAuthnCodesCredentialProviderFactory {

    /** Of two factories with one id Keycloak takes the one with the higher order; its own has 0. */
    private static final int BEFORE_KEYCLOAKS = 10;

    @Override
    public RecoveryAuthnCodesCredentialProvider create(KeycloakSession session) {
        return new NativeRecoveryProvider(session);
    }

    @Override
    public int order() {
        return BEFORE_KEYCLOAKS;
    }
}
