package io.keycloakstepup.flow.once;

import java.time.Duration;
import org.keycloak.Config;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.timer.TimerProvider;

/** Adds our tables to Keycloak's database, and sweeps out claims that have expired. */
public final class StepUpTablesFactory implements JpaEntityProviderFactory {

    static final String ID = "step-up-tables";

    private static final Duration SWEEP_INTERVAL = Duration.ofMinutes(15);

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public JpaEntityProvider create(KeycloakSession session) {
        return new StepUpTables();
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(event -> {
            if (event instanceof PostMigrationEvent) {
                KeycloakModelUtils.runJobInTransaction(factory, StepUpTablesFactory::scheduleSweep);
            }
        });
    }

    private static void scheduleSweep(KeycloakSession session) {
        session.getProvider(TimerProvider.class)
                .scheduleTask(new ExpiredClaims(), SWEEP_INTERVAL.toMillis(), "step-up-expired-claims");
    }

    @Override
    public void close() {}
}
