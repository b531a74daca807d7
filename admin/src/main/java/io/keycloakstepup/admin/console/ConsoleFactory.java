package io.keycloakstepup.admin.console;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/**
 * Puts the page at {@code /realms/{realm}/step-up-console}. Not below {@code /admin/realms}: Keycloak answers there only
 * to whoever brings a token, and a browser that opens a page brings none.
 */
public final class ConsoleFactory implements RealmResourceProviderFactory {

    @Override
    public String getId() {
        return ConsoleResource.PATH;
    }

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new Console(session);
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}

    private record Console(KeycloakSession session) implements RealmResourceProvider {

        @Override
        public Object getResource() {
            return new ConsoleResource(session);
        }

        @Override
        public void close() {}
    }
}
