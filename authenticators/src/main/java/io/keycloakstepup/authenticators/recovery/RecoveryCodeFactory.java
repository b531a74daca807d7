package io.keycloakstepup.authenticators.recovery;

import io.keycloakstepup.flow.factor.Factor;
import io.keycloakstepup.flow.factor.FactorFactory;
import io.keycloakstepup.policy.level.FactorType;
import org.keycloak.models.KeycloakSession;

/** Makes the factor {@code recovery-code}. */
public final class RecoveryCodeFactory implements FactorFactory {

    @Override
    public String getId() {
        return FactorType.RECOVERY_CODE.word();
    }

    @Override
    public Factor create(KeycloakSession session) {
        return new RecoveryCode(session);
    }
}
