package io.keycloakstepup.mappers.saml;

import io.keycloakstepup.flow.ledger.Snapshot;
import io.keycloakstepup.flow.login.KnownContexts;
import io.keycloakstepup.flow.registry.PolicyRegistry;
import io.keycloakstepup.policy.level.Assurance;
import io.keycloakstepup.policy.level.Levels;
import java.net.URI;
import java.util.Optional;
import org.keycloak.models.AuthenticatedClientSessionModel;

/**
 * What an assertion may truthfully say of its user's authentication.
 *
 * @param assurance what was true at the gate
 * @param contextClass the same as the URI of an authentication context; empty where no URI means it
 */
record ToldInAssertion(Assurance assurance, Optional<URI> contextClass) {

    /** What this client was told at its last gate; empty where there was none, or where no policy stands. */
    static Optional<ToldInAssertion> of(AuthenticatedClientSessionModel clientSession) {
        return PolicyRegistry.of(clientSession.getRealm())
                .match(
                        standing -> of(standing.policy().levels(), clientSession),
                        Optional::empty,
                        broken -> Optional.empty());
    }

    private static Optional<ToldInAssertion> of(Levels levels, AuthenticatedClientSessionModel clientSession) {
        return Snapshot.read(clientSession)
                .map(snapshot -> snapshot.atGate(levels))
                .map(assurance -> new ToldInAssertion(
                        assurance,
                        KnownContexts.of(levels, clientSession.getClient()).of(assurance.acr(), levels)));
    }
}
