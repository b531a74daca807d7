package io.keycloakstepup.flow.once;

import io.keycloakstepup.flow.time.ServerClock;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import org.keycloak.cluster.ClusterProvider;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.timer.ScheduledTask;

/**
 * Deletes claims and counts that nobody could rely on any more. It works in short transactions, so that no row is
 * locked for long, and stops after a bounded number of them: what is left waits for the next sweep. One node of the
 * cluster sweeps at a time.
 */
final class ExpiredRows implements ScheduledTask {

    private static final int ROWS_PER_TRANSACTION = 1_000;
    private static final int MOST_TRANSACTIONS = 500;

    /** The nodes' clocks may differ; rows stay this much longer than their own node wanted. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    /** Until then another node takes a sweep for abandoned. */
    private static final Duration LONGEST_SWEEP = Duration.ofMinutes(10);

    @Override
    public void run(KeycloakSession session) {
        KeycloakSessionFactory sessions = session.getKeycloakSessionFactory();
        session.getProvider(ClusterProvider.class)
                .executeIfNotExecuted("step-up-sweep", Math.toIntExact(LONGEST_SWEEP.toSeconds()), () -> {
                    sweep(sessions, "expiredStepUpClaims", "deleteStepUpClaims");
                    sweep(sessions, "expiredStepUpCounters", "deleteStepUpCounters");
                    return true;
                });
    }

    private static void sweep(KeycloakSessionFactory sessions, String find, String delete) {
        long beforeSeconds = ServerClock.now().minus(TOLERANCE).getEpochSecond();
        int swept = 0;
        while (swept < MOST_TRANSACTIONS && isMoreLeft(sessions, find, delete, beforeSeconds)) {
            swept++;
        }
    }

    private static boolean isMoreLeft(KeycloakSessionFactory sessions, String find, String delete, long beforeSeconds) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                sessions, session -> deleteSome(session, find, delete, beforeSeconds) == ROWS_PER_TRANSACTION);
    }

    /** Answers how many were found, not how many were left to delete: a row may have been counted up in between. */
    private static int deleteSome(KeycloakSession session, String find, String delete, long beforeSeconds) {
        EntityManager entities =
                session.getProvider(JpaConnectionProvider.class).getEntityManager();
        List<String> ids = entities.createNamedQuery(find, String.class)
                .setParameter("beforeSeconds", beforeSeconds)
                .setMaxResults(ROWS_PER_TRANSACTION)
                .getResultList();
        if (!ids.isEmpty()) {
            entities.createNamedQuery(delete)
                    .setParameter("ids", ids)
                    .setParameter("beforeSeconds", beforeSeconds)
                    .executeUpdate();
        }
        return ids.size();
    }
}
