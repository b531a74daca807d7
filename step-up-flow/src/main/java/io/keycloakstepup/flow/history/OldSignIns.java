package io.keycloakstepup.flow.history;

import io.keycloakstepup.flow.time.ServerClock;
import io.keycloakstepup.policy.signal.SignIn;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Duration;
import java.util.List;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.KeycloakSessionTaskWithResult;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.timer.ScheduledTask;

/**
 * Deletes sign-ins that are old, in short transactions, and those of realms that keep none any more. Of the last proof of
 * an account the time is kept and nothing else: an account that nobody has used for long could not be told from a new one.
 * Harmless on several nodes at once.
 *
 * @param lifetime how old they may become
 */
record OldSignIns(Duration lifetime) implements ScheduledTask {

    private static final int ROWS_PER_TRANSACTION = 1_000;

    @Override
    public void run(KeycloakSession session) {
        KeycloakSessionFactory sessions = session.getKeycloakSessionFactory();
        repeat(sessions, this::deleteSome);
        repeat(sessions, this::forgetSomeOrigins);
        unwanted(entities(session))
                .forEach(realmId -> KeycloakModelUtils.runJobInTransaction(sessions, own -> delete(own, realmId)));
    }

    private static void repeat(KeycloakSessionFactory sessions, KeycloakSessionTaskWithResult<Boolean> portion) {
        boolean isMoreLeft = true;
        while (isMoreLeft) {
            isMoreLeft = KeycloakModelUtils.runJobInTransactionWithResult(sessions, portion);
        }
    }

    private boolean deleteSome(KeycloakSession session) {
        EntityManager entities = entities(session);
        List<String> ids = some(entities.createNamedQuery("oldStepUpSignIns", String.class)
                .setParameter("proven", SignIn.Outcome.PROVEN));
        return change(entities, "deleteStepUpSignIns", ids);
    }

    private boolean forgetSomeOrigins(KeycloakSession session) {
        EntityManager entities = entities(session);
        List<String> ids = some(entities.createNamedQuery("oldStepUpSignInsWithOrigin", String.class));
        return change(entities, "forgetOriginsOfStepUpSignIns", ids);
    }

    private List<String> some(TypedQuery<String> old) {
        return old.setParameter(
                        "beforeMillis", ServerClock.now().minus(lifetime).toEpochMilli())
                .setMaxResults(ROWS_PER_TRANSACTION)
                .getResultList();
    }

    /** Whether there may be more. */
    private static boolean change(EntityManager entities, String query, List<String> ids) {
        if (!ids.isEmpty()) {
            entities.createNamedQuery(query).setParameter("ids", ids).executeUpdate();
        }
        return ids.size() == ROWS_PER_TRANSACTION;
    }

    /** Those that are gone or keep no history. To ask each realm itself would have the server read all of them. */
    private static List<String> unwanted(EntityManager entities) {
        return entities.createNamedQuery("unwantedRealmsOfStepUpSignIns", String.class)
                .setParameter("setting", HistorySwitch.ATTRIBUTE)
                .getResultList();
    }

    private static void delete(KeycloakSession session, String realmId) {
        entities(session)
                .createNamedQuery("deleteStepUpSignInsOfRealm")
                .setParameter("realmId", realmId)
                .executeUpdate();
    }

    private static EntityManager entities(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
