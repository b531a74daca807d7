package io.keycloakstepup.authenticators.webauthn;

import io.keycloakstepup.flow.factor.Factor;
import io.keycloakstepup.flow.factor.FactorFactory;
import io.keycloakstepup.policy.level.FactorType;
import java.nio.file.Path;
import java.util.Optional;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;

/** Makes the factor {@code webauthn}, and knows whose attestations the server believes. */
public final class WebAuthnFactorFactory implements FactorFactory {

    /** The server option that names a file of root certificates. */
    private static final String ROOTS = "attestation-roots";

    private AttestationRoots roots = AttestationRoots.NOBODY;

    @Override
    public String getId() {
        return FactorType.WEBAUTHN.word();
    }

    @Override
    public void init(Config.Scope config) {
        roots = Optional.ofNullable(config.get(ROOTS))
                .map(Path::of)
                .map(AttestationRoots::read)
                .orElse(AttestationRoots.NOBODY);
    }

    @Override
    public Factor create(KeycloakSession session) {
        return new WebAuthnFactor(session, KeyRole.SECOND_FACTOR);
    }

    static AttestationRoots roots(KeycloakSession session) {
        return session.getKeycloakSessionFactory().getProviderFactory(Factor.class, FactorType.WEBAUTHN.word())
                        instanceof WebAuthnFactorFactory factory
                ? factory.roots
                : AttestationRoots.NOBODY;
    }
}
