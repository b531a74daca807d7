package io.keycloakstepup.authenticators.otp;

import io.keycloakstepup.flow.factor.Factor;
import io.keycloakstepup.flow.factor.FactorFactory;
import io.keycloakstepup.policy.level.FactorType;
import org.keycloak.models.KeycloakSession;

/** Makes the factor {@code otp}. */
public final class OtpFactorFactory implements FactorFactory {

    @Override
    public String getId() {
        return FactorType.OTP.word();
    }

    @Override
    public Factor create(KeycloakSession session) {
        return new OtpFactor(session);
    }
}
