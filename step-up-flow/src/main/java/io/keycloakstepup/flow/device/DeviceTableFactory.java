package io.keycloakstepup.flow.device;

import java.time.Duration;
import org.keycloak.Config;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.timer.TimerProvider;

/** Adds the table of devices to Keycloak's database, and deletes from it what has expired or lost its user. */
public final class DeviceTableFactory implements JpaEntityProviderFactory {

    static final String ID = "step-up-devices";

    private static final Duration SWEEP_INTERVAL = Duration.ofHours(1);

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public JpaEntityProvider create(KeycloakSession session) {
        return new DeviceTable();
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(event -> {
            if (event instanceof PostMigrationEvent) {
                KeycloakModelUtils.runJobInTransaction(factory, DeviceTableFactory::scheduleSweep);
            }
            follow(event);
        });
    }

    /** No foreign key does it: users of a federation are not in Keycloak's table. */
    private static void follow(ProviderEvent event) {
        if (event instanceof UserModel.UserRemovedEvent removed) {
            delete(
                    removed.getKeycloakSession(),
                    "deleteStepUpDevicesOfUser",
                    "user",
                    removed.getUser().getId());
        }
        if (event instanceof RealmModel.RealmRemovedEvent removed) {
            delete(
                    removed.getKeycloakSession(),
                    "deleteStepUpDevicesOfRealm",
                    "realm",
                    removed.getRealm().getId());
        }
    }

    private static void delete(KeycloakSession session, String query, String parameter, String value) {
        session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createNamedQuery(query)
                .setParameter(parameter, value)
                .executeUpdate();
    }

    private static void scheduleSweep(KeycloakSession session) {
        session.getProvider(TimerProvider.class)
                .scheduleTask(new ExpiredDevices(), SWEEP_INTERVAL.toMillis(), "step-up-expired-devices");
    }

    @Override
    public void close() {}
}
