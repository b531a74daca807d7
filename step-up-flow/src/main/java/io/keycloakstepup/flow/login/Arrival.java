package io.keycloakstepup.flow.login;

import io.keycloakstepup.flow.facts.BrowserFacts;
import io.keycloakstepup.flow.registry.PolicyRegistry;
import io.keycloakstepup.flow.rescue.Rescue;
import io.keycloakstepup.policy.decision.Judge;
import io.keycloakstepup.policy.facts.Facts;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;

/** A request to sign in, before anybody has said who wants to. */
public record Arrival(KeycloakSession session, AuthenticationSessionModel authSession) {

    /**
     * The message key of a denial that is certain already; empty where there is none. A policy that is missing or broken
     * denies nothing here: it lets nobody pass later. Nothing is certain while somebody may be rescued.
     */
    public Optional<String> denial(Instant now) {
        Facts facts = new BrowserFacts(session, authSession, now).ofNobody();
        if (Rescue.isOpenIn(authSession.getRealm())) {
            return Optional.empty();
        }
        return PolicyRegistry.of(authSession.getRealm())
                .match(
                        standing -> new Judge(standing.policy()).certainDenial(facts),
                        Optional::empty,
                        broken -> Optional.empty());
    }
}
