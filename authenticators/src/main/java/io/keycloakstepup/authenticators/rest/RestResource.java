package io.keycloakstepup.authenticators.rest;

import jakarta.ws.rs.Path;
import org.keycloak.models.KeycloakSession;

/** {@code /realms/{realm}/step-up}: where its paths lead. */
public final class RestResource {

    private final KeycloakSession session;

    RestResource(KeycloakSession session) {
        this.session = session;
    }

    @Path("authn")
    public AuthnResource authn() {
        return new AuthnResource(session);
    }

    @Path("authorize-challenge")
    public ChallengeResource challenge() {
        return new ChallengeResource(session);
    }
}
