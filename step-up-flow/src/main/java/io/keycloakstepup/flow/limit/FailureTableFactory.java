package io.keycloakstepup.flow.limit;

import java.time.Duration;
import org.keycloak.Config;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.timer.TimerProvider;

/** Adds the table of failures to Keycloak's database, and sweeps out what nobody needs any more. */
public final class FailureTableFactory implements JpaEntityProviderFactory {

    static final String ID = "step-up-failures";

    private static final Duration SWEEP_INTERVAL = Duration.ofHours(1);

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public JpaEntityProvider create(KeycloakSession session) {
        return new FailureTable();
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(event -> {
            if (event instanceof PostMigrationEvent) {
                KeycloakModelUtils.runJobInTransaction(factory, FailureTableFactory::scheduleSweep);
            }
        });
    }

    private static void scheduleSweep(KeycloakSession session) {
        session.getProvider(TimerProvider.class)
                .scheduleTask(new OldFailures(), SWEEP_INTERVAL.toMillis(), "step-up-old-failures");
    }

    @Override
    public void close() {}
}
