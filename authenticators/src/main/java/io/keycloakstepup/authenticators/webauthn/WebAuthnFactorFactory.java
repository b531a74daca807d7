package io.keycloakstepup.authenticators.webauthn;

import io.keycloakstepup.flow.factor.Factor;
import io.keycloakstepup.flow.factor.FactorFactory;
import io.keycloakstepup.flow.time.ServerClock;
import io.keycloakstepup.policy.level.FactorType;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;

/** Makes the factor {@code webauthn}, and knows whose attestations the server believes. */
public final class WebAuthnFactorFactory implements FactorFactory {

    private BelievedMakers makers = BelievedMakers.NOBODY;

    @Override
    public String getId() {
        return FactorType.WEBAUTHN.word();
    }

    @Override
    public void init(Config.Scope config) {
        makers = BelievedMakers.of(config, ServerClock.now());
    }

    @Override
    public Factor create(KeycloakSession session) {
        return new WebAuthnFactor(session, KeyRole.SECOND_FACTOR);
    }

    static BelievedMakers makers(KeycloakSession session) {
        return session.getKeycloakSessionFactory().getProviderFactory(Factor.class, FactorType.WEBAUTHN.word())
                        instanceof WebAuthnFactorFactory factory
                ? factory.makers
                : BelievedMakers.NOBODY;
    }
}
