package io.keycloakstepup.authenticators.password;

import io.keycloakstepup.flow.factor.Factor;
import io.keycloakstepup.flow.factor.FactorFactory;
import io.keycloakstepup.policy.level.FactorType;
import org.keycloak.models.KeycloakSession;

/** Makes the factor {@code password}. */
public final class PasswordFactorFactory implements FactorFactory {

    @Override
    public String getId() {
        return FactorType.PASSWORD.word();
    }

    @Override
    public Factor create(KeycloakSession session) {
        return new PasswordFactor(session);
    }
}
