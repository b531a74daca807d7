package io.keycloakstepup.flow.once;

import io.keycloakstepup.flow.table.OnlyRow;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.function.Function;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.ModelIllegalStateException;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Counts what must not be lost, such as attempts to guess a secret. A count is committed in a transaction of its own
 * before the call returns: no two counts on any nodes get the same number, and none is undone when the request around
 * it is rolled back. Each call needs a connection beside the one of the request. Thread-safe.
 */
public final class Counters {

    /** How often a row may vanish under our hands, by a reset or the sweep, before the count is given up. */
    private static final int MOST_ROUNDS = 5;

    private final KeycloakSessionFactory sessions;

    public Counters(KeycloakSession session) {
        this.sessions = session.getKeycloakSessionFactory();
    }

    /**
     * Counts one more.
     *
     * @param kind what is counted, so that two sorts cannot collide
     * @param thing for whom or what it is counted; only its hash is stored
     * @param lifetime how long this count is remembered at least; each further one starts it anew
     * @return the number of this count: 1 for the first, and for the first after the lifetime of the last
     * @throws org.keycloak.models.ModelException if the database does not answer, is full, or has no connection free:
     *     nothing was counted that the caller may rely on, and what was to be counted must not happen
     */
    public long count(String kind, String thing, Instant now, Duration lifetime) {
        String id = OnceKey.of(kind, thing);
        long expiresAtSeconds = now.plus(lifetime).getEpochSecond();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            OptionalLong total = increased(id, now.getEpochSecond(), expiresAtSeconds);
            if (total.isPresent()) {
                return total.getAsLong();
            }
            if (isFirst(id, expiresAtSeconds)) {
                return 1;
            }
        }
        throw new ModelIllegalStateException("a counter was reset " + MOST_ROUNDS + " times during one count");
    }

    /** How many were counted and are still remembered; zero where nothing was. */
    public long read(String kind, String thing, Instant now) {
        String id = OnceKey.of(kind, thing);
        return inTransaction(entities -> entities.createNamedQuery("readStepUpCounter", Long.class)
                .setParameter("id", id)
                .setParameter("nowSeconds", now.getEpochSecond())
                .getResultStream()
                .findFirst()
                .orElse(0L));
    }

    /** Forgets all counts; the next one is the first. */
    public void reset(String kind, String thing) {
        String id = OnceKey.of(kind, thing);
        inTransaction(entities -> entities.createNamedQuery("resetStepUpCounter")
                .setParameter("id", id)
                .executeUpdate());
    }

    /** The update holds the row until the commit, so the number that is read after it belongs to this count alone. */
    private OptionalLong increased(String id, long nowSeconds, long expiresAtSeconds) {
        return inTransaction(entities -> {
            int rows = entities.createNamedQuery("increaseStepUpCounter")
                    .setParameter("id", id)
                    .setParameter("nowSeconds", nowSeconds)
                    .setParameter("expiresAtSeconds", expiresAtSeconds)
                    .executeUpdate();
            return rows == 0 ? OptionalLong.empty() : OptionalLong.of(total(entities, id));
        });
    }

    private static long total(EntityManager entities, String id) {
        return entities.createNamedQuery("totalOfStepUpCounter", Long.class)
                .setParameter("id", id)
                .getSingleResult();
    }

    private boolean isFirst(String id, long expiresAtSeconds) {
        return OnlyRow.isInserted(() -> inTransaction(entities -> OnlyRow.insertion(entities, "insertStepUpCounter")
                        .setParameter("id", id)
                        .setParameter("expiresAtSeconds", expiresAtSeconds)
                        .executeUpdate()
                == 1));
    }

    private <T> T inTransaction(Function<EntityManager, T> work) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                sessions,
                session -> work.apply(
                        session.getProvider(JpaConnectionProvider.class).getEntityManager()));
    }
}
