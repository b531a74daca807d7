package io.keycloakstepup.flow.keys;

import java.time.Duration;
import org.keycloak.Config;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.timer.TimerProvider;

/** Adds the table of keys to Keycloak's database, and sweeps out keys whose credential is gone. */
public final class KeyTableFactory implements JpaEntityProviderFactory {

    static final String ID = "step-up-keys";

    private static final Duration SWEEP_INTERVAL = Duration.ofHours(1);

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public JpaEntityProvider create(KeycloakSession session) {
        return new KeyTable();
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(event -> {
            if (event instanceof PostMigrationEvent) {
                KeycloakModelUtils.runJobInTransaction(factory, KeyTableFactory::scheduleSweep);
            }
        });
    }

    private static void scheduleSweep(KeycloakSession session) {
        session.getProvider(TimerProvider.class)
                .scheduleTask(new RemovedKeys(), SWEEP_INTERVAL.toMillis(), "step-up-removed-keys");
    }

    @Override
    public void close() {}
}
