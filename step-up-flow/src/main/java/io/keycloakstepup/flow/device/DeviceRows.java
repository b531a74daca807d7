package io.keycloakstepup.flow.device;

import io.keycloakstepup.flow.hash.Sha256;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * The devices in the database. What must hold on all nodes whatever becomes of the request, a new secret and the end of a
 * device, is committed in a transaction of its own; the rest goes with the request.
 *
 * @param session the Keycloak session
 */
record DeviceRows(KeycloakSession session) {

    Optional<Device> find(String id) {
        return found(entities(session), id);
    }

    /** As other transactions have left it, not as this request has seen it before. */
    Optional<Device> findAnew(String id) {
        return apart(entities -> found(entities, id));
    }

    private static Optional<Device> found(EntityManager entities, String id) {
        return Optional.ofNullable(entities.find(DeviceEntity.class, id)).map(DeviceEntity::device);
    }

    /** Those of one user, the one used last first. */
    List<Device> of(DeviceOwner owner) {
        return entities(session)
                .createNamedQuery("stepUpDevicesOfUser", DeviceEntity.class)
                .setParameter("realm", owner.realmId())
                .setParameter("user", owner.userId())
                .getResultStream()
                .map(DeviceEntity::device)
                .toList();
    }

    void add(Device device) {
        entities(session).persist(new DeviceEntity(device));
    }

    /** Whether this secret was the present one until now: of any number of requests that show it, exactly one is told so. */
    boolean rotate(DeviceSecret presented, DeviceSecret next, String address, Instant now) {
        return apart(entities -> entities.createNamedQuery("rotateStepUpDevice")
                        .setParameter("id", presented.id())
                        .setParameter("presented", presented.hash())
                        .setParameter("next", next.hash())
                        .setParameter("address", Sha256.of(address))
                        .setParameter("now", now.toEpochMilli())
                        .executeUpdate()
                == 1);
    }

    /** Lets a device be known anew. */
    void trust(String id, Trust trust, Instant now) {
        entities(session)
                .createNamedQuery("proveStepUpDevice")
                .setParameter("id", id)
                .setParameter("credentials", trust.credentialsHash())
                .setParameter(
                        "remembered",
                        trust.rememberedUntil().map(Instant::toEpochMilli).orElse(0L))
                .setParameter("expires", now.plus(DeviceCookie.LIFETIME).toEpochMilli())
                .executeUpdate();
    }

    void delete(String id) {
        apart(entities -> entities.createNamedQuery("deleteStepUpDevice")
                .setParameter("id", id)
                .executeUpdate());
    }

    private <T> T apart(Function<EntityManager, T> work) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(), fresh -> work.apply(entities(fresh)));
    }

    private static EntityManager entities(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
