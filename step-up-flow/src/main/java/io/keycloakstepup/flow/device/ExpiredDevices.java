package io.keycloakstepup.flow.device;

import io.keycloakstepup.flow.time.ServerClock;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.timer.ScheduledTask;

/**
 * Deletes devices that have expired or that somebody took off the list, and takes off the list what is remembered no longer.
 * Harmless on several nodes at once.
 */
final class ExpiredDevices implements ScheduledTask {

    private static final String LISTED = "(exists (select 1 from CredentialEntity own where own.id = device.id)"
            + " or exists (select 1 from FederatedUserCredentialEntity federated where federated.id = device.id))";

    /** The order matters: what was taken off the list must be gone before its time is over, or it would be known again. */
    private static final List<String> SWEEP = List.of(
            "delete from DeviceEntity device where device.expiresAt < :now",
            "delete from DeviceEntity device where device.rememberedUntil > 0 and not " + LISTED,
            "update DeviceEntity device set device.rememberedUntil = 0"
                    + " where device.rememberedUntil > 0 and device.rememberedUntil < :now",
            unlisting("CredentialEntity"),
            unlisting("FederatedUserCredentialEntity"));

    private static String unlisting(String table) {
        return "delete from " + table + " credential where credential.type = '" + DeviceCredential.TYPE
                + "' and not exists"
                + " (select 1 from DeviceEntity device where device.id = credential.id and device.rememberedUntil > 0)";
    }

    @Override
    public void run(KeycloakSession session) {
        EntityManager entities =
                session.getProvider(JpaConnectionProvider.class).getEntityManager();
        long nowMillis = ServerClock.now().toEpochMilli();
        SWEEP.stream().map(entities::createQuery).forEach(query -> {
            if (!query.getParameters().isEmpty()) {
                query.setParameter("now", nowMillis);
            }
            query.executeUpdate();
        });
    }
}
