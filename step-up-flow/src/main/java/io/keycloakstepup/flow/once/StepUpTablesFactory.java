package io.keycloakstepup.flow.once;

import org.keycloak.Config;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.timer.TimerProvider;

/** Adds our tables to Keycloak's database, and sweeps out rows that have expired. */
public final class StepUpTablesFactory implements JpaEntityProviderFactory {

    static final String ID = "step-up-tables";

    private SweepConfig sweep = SweepConfig.USUAL;

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public JpaEntityProvider create(KeycloakSession session) {
        return new StepUpTables();
    }

    @Override
    public void init(Config.Scope config) {
        sweep = SweepConfig.of(config);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(event -> {
            if (event instanceof PostMigrationEvent) {
                KeycloakModelUtils.runJobInTransaction(factory, this::scheduleSweep);
            }
        });
    }

    private void scheduleSweep(KeycloakSession session) {
        session.getProvider(TimerProvider.class)
                .scheduleTask(new ExpiredRows(), sweep.interval().toMillis(), "step-up-expired-rows");
    }

    @Override
    public void close() {}
}
