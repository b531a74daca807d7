package io.keycloakstepup.flow.device;

import io.keycloakstepup.flow.table.OwnTablesFactory;
import io.keycloakstepup.flow.table.Sweep;
import java.util.List;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderEvent;

/** Adds the table of devices to Keycloak's database, and deletes from it what has expired or lost its user. */
public final class DeviceTableFactory extends OwnTablesFactory {

    public DeviceTableFactory() {
        super("step-up-devices", "META-INF/step-up-devices-changelog.xml", List.of(DeviceEntity.class));
    }

    @Override
    protected Sweep sweep() {
        return Sweep.hourly("step-up-expired-devices", new ExpiredDevices());
    }

    /** No foreign key does it: users of a federation are not in Keycloak's table. */
    @Override
    protected void heard(ProviderEvent event) {
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
}
