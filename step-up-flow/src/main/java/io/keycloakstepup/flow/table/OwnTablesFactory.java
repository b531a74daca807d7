package io.keycloakstepup.flow.table;

import java.util.List;
import org.keycloak.Config;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.timer.TimerProvider;

/** Adds tables of ours to Keycloak's database, and sweeps them once the database is up to date. */
public abstract class OwnTablesFactory implements JpaEntityProviderFactory {

    private final OwnTables tables;

    /**
     * @param id of the provider; never to be changed, or Liquibase would make the tables anew
     * @param changelog the Liquibase change log, as a resource
     * @param entities the entities
     */
    protected OwnTablesFactory(String id, String changelog, List<Class<?>> entities) {
        this.tables = new OwnTables(id, changelog, entities);
    }

    /** What keeps the tables small. Asked for after {@link #init}. */
    protected abstract Sweep sweep();

    /** Hears of everything else that Keycloak tells its providers, such as a user who was removed. */
    protected void heard(ProviderEvent event) {}

    @Override
    public final String getId() {
        return tables.id();
    }

    @Override
    public final JpaEntityProvider create(KeycloakSession session) {
        return tables;
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public final void postInit(KeycloakSessionFactory factory) {
        factory.register(event -> {
            if (event instanceof PostMigrationEvent) {
                KeycloakModelUtils.runJobInTransaction(factory, this::schedule);
            } else {
                heard(event);
            }
        });
    }

    private void schedule(KeycloakSession session) {
        Sweep sweep = sweep();
        session.getProvider(TimerProvider.class)
                .scheduleTask(sweep.task(), sweep.interval().toMillis(), sweep.name());
    }

    @Override
    public final void close() {}
}
