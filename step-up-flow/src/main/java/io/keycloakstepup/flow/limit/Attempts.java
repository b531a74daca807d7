package io.keycloakstepup.flow.limit;

import io.keycloakstepup.flow.table.Deadlock;
import io.keycloakstepup.flow.table.OnlyRow;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.KeycloakSessionTaskWithResult;
import org.keycloak.models.ModelIllegalStateException;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Counts attempts at credentials before anybody looks at the secret, and says when there have been too many. A count is
 * committed in a transaction of its own, which one statement makes atomic over all nodes, sessions and ways in: a request
 * that fails or is abandoned loses no count. Where two attempts wait for each other, the database undoes one, which is begun anew.
 * Each call needs a connection beside the one of the request. Thread-safe.
 */
public final class Attempts {

    /** How often a row may vanish under our hands, by a reset or the sweep, before the attempt is given up. */
    private static final int MOST_ROUNDS = 5;

    private final KeycloakSessionFactory sessions;

    public Attempts(KeycloakSession session) {
        this.sessions = session.getKeycloakSessionFactory();
    }

    /**
     * Counts one attempt as failed, or says why none may be made.
     *
     * @throws org.keycloak.models.ModelException if the database does not answer, is full, or has no connection free:
     *     the answer must not be looked at
     */
    Admission begin(FailureRows rows, Instant now) {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            if (isCounted(rows, now)) {
                return new Admission.Granted();
            }
            Optional<Admission> refusal = refusal(rows, now);
            if (refusal.isPresent()) {
                return refusal.orElseThrow();
            }
            rows.ofCredential().forEach(row -> insert(row, now));
        }
        throw new ModelIllegalStateException("attempts were reset " + MOST_ROUNDS + " times during one");
    }

    /** Forgets the failures in the rows of a counted attempt that was right. */
    void succeeded(FailureRows rows, Instant now) {
        inTransaction(session -> named(session, "clearStepUpFailure")
                .setParameter("ids", rows.ids())
                .setParameter("now", now.getEpochSecond())
                .executeUpdate());
    }

    /**
     * Uses up what a counted attempt has shown, and forgets the failures in its rows: of any number of attempts, on all
     * nodes together, one succeeds, and none for a number that is not above the last one.
     */
    boolean spend(FailureRows rows, Once once, Instant now) {
        return inTransaction(session -> {
            int changed = named(session, spending(rows, once))
                    .setParameter("ids", rows.ids())
                    .setParameter("number", once.number())
                    .setParameter("now", now.getEpochSecond())
                    .executeUpdate();
            boolean isSpent = changed == rows.ids().size();
            if (!isSpent) {
                session.getTransactionManager().setRollbackOnly();
            }
            return isSpent;
        });
    }

    private static String spending(FailureRows rows, Once once) {
        if (rows.challenge().isPresent()) {
            return "spendSentStepUpCode";
        }
        return once.isFarAhead() ? "spendAwaitedStepUpCode" : "spendStepUpCode";
    }

    /** Lets this number be taken next although it is far ahead, and no other such number any more. */
    void awaitNext(FailureRows rows, long number) {
        inTransaction(session -> named(session, "awaitStepUpCode")
                .setParameter("id", rows.whole().id())
                .setParameter("number", number)
                .executeUpdate());
    }

    /** How many attempts at this challenge were counted; empty where it was never begun. */
    OptionalInt triesOf(FailureRows.Row challenge) {
        return inTransaction(session -> entities(session)
                .createNamedQuery("triesOfSentStepUpCode", Integer.class)
                .setParameter("id", challenge.id())
                .getResultStream()
                .mapToInt(Integer::intValue)
                .findFirst());
    }

    /** How this credential stands. One row is read, however many lanes there are. */
    public Failures of(String credentialId, Instant now) {
        return inTransaction(session -> entities(session)
                .createNamedQuery("standingOfStepUpFailure", Object[].class)
                .setParameter("credential", credentialId)
                .getResultStream()
                .map(standing -> Failures.of((Number) standing[0], (Number) standing[1], now))
                .findFirst()
                .orElse(Failures.NONE));
    }

    /** Forgets all failures of this credential: it can be used again, from everywhere. What was used up stays so. */
    public void forget(String credentialId) {
        // One after the other: an attempt takes its rows in an order of the database's own.
        for (String statement : List.of("deleteStepUpLanes", "forgiveStepUpFailure")) {
            inTransaction(session -> named(session, statement)
                    .setParameter("credential", credentialId)
                    .executeUpdate());
        }
    }

    /** Only if all rows could be counted up is any of them. */
    private boolean isCounted(FailureRows rows, Instant now) {
        return inTransaction(session -> {
            int counted = named(session, "countStepUpFailure")
                    .setParameter("ids", rows.ids())
                    .setParameter("weight", rows.weight())
                    .setParameter("now", now.getEpochSecond())
                    .executeUpdate();
            boolean isWhole = counted == rows.ids().size();
            if (!isWhole) {
                session.getTransactionManager().setRollbackOnly();
            }
            return isWhole;
        });
    }

    /** Why an attempt was not counted; empty where a row is missing. What the count had changed by then is not seen here. */
    private Optional<Admission> refusal(FailureRows rows, Instant now) {
        return inTransaction(session -> rows.refusal(
                entities(session)
                        .createNamedQuery("readStepUpFailure", FailureEntity.class)
                        .setParameter("ids", rows.ids())
                        .getResultList(),
                now));
    }

    /** Makes a row that has counted nothing, where there is none. */
    void insert(FailureRows.Row row, Instant now) {
        OnlyRow.isInserted(() -> inTransaction(session -> named(session, "insertStepUpFailure")
                        .setParameter("id", row.id())
                        .setParameter("credential", row.credentialId())
                        .setParameter("lane", row.lane())
                        .setParameter("now", now.getEpochSecond())
                        .executeUpdate()
                == 1));
    }

    private <T> T inTransaction(KeycloakSessionTaskWithResult<T> work) {
        return Deadlock.survivedBy(() -> KeycloakModelUtils.runJobInTransactionWithResult(sessions, work));
    }

    private static Query named(KeycloakSession session, String statement) {
        return entities(session).createNamedQuery(statement);
    }

    private static EntityManager entities(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
