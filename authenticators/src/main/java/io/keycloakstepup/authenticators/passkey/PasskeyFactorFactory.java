package io.keycloakstepup.authenticators.passkey;

import io.keycloakstepup.authenticators.webauthn.KeyRole;
import io.keycloakstepup.authenticators.webauthn.WebAuthnFactor;
import io.keycloakstepup.flow.factor.Factor;
import io.keycloakstepup.flow.factor.FactorFactory;
import io.keycloakstepup.policy.level.FactorType;
import org.keycloak.models.KeycloakSession;

/** Makes the factor {@code passkey}. */
public final class PasskeyFactorFactory implements FactorFactory {

    @Override
    public String getId() {
        return FactorType.PASSKEY.word();
    }

    @Override
    public Factor create(KeycloakSession session) {
        return new WebAuthnFactor(session, KeyRole.PASSKEY);
    }
}
