package io.keycloakstepup.authenticators.rest;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Puts our calls at {@code /realms/{realm}/step-up}. */
public final class RestFactory implements RealmResourceProviderFactory {

    /** The part of the path behind the realm. */
    static final String PATH = "step-up";

    @Override
    public String getId() {
        return PATH;
    }

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new Rest(session);
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}

    private record Rest(KeycloakSession session) implements RealmResourceProvider {

        @Override
        public Object getResource() {
            return new RestResource(session);
        }

        @Override
        public void close() {}
    }
}
