package io.keycloakstepup.it.probe;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Serves the probe below every realm, to anybody who asks: for servers on the loopback interface only. */
public final class ProbeFactory implements RealmResourceProviderFactory {

    @Override
    public String getId() {
        return "step-up-probe";
    }

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new Provider(session);
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}

    private record Provider(KeycloakSession session) implements RealmResourceProvider {

        @Override
        public Object getResource() {
            return new Probe(session);
        }

        @Override
        public void close() {}
    }
}
