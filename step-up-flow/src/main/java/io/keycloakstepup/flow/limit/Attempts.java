package io.keycloakstepup.flow.limit;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.ModelIllegalStateException;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Counts attempts at credentials before anybody looks at the secret, and says when there have been too many. A count is
 * committed in a transaction of its own, which one statement makes atomic over all nodes, sessions and ways in: a request
 * that fails or is abandoned loses no count. Each call needs a connection beside the one of the request. Thread-safe.
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
     * @param credentialId the credential whose secret is guessed at
     * @param lane where the attempt comes from
     * @param isOwnersAlone whether another factor was proven before, so that a stranger cannot have come this far: only
     *     then does the attempt count towards disabling the credential
     * @throws org.keycloak.models.ModelException if the database does not answer, is full, or has no connection free:
     *     the answer must not be looked at
     */
    public Admission begin(String credentialId, Lane lane, boolean isOwnersAlone, Instant now) {
        FailureRows rows = FailureRows.of(credentialId, lane, isOwnersAlone);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Optional<Admission> admission = count(rows, now);
            if (admission.isPresent()) {
                return admission.orElseThrow();
            }
            rows.all().forEach(row -> insert(row, now));
        }
        throw new ModelIllegalStateException("attempts were reset " + MOST_ROUNDS + " times during one");
    }

    /** Forgets the failures of this credential in this lane, and those that count towards disabling it. */
    public void succeeded(String credentialId, Lane lane, Instant now) {
        List<String> ids = FailureRows.of(credentialId, lane, true).ids();
        KeycloakModelUtils.runJobInTransaction(sessions, session -> entities(session)
                .createNamedQuery("clearStepUpFailure")
                .setParameter("ids", ids)
                .setParameter("now", now.getEpochSecond())
                .executeUpdate());
    }

    /** How this credential stands. */
    public Failures of(String credentialId, Instant now) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                sessions,
                session -> FailureRows.standing(
                        entities(session)
                                .createNamedQuery("lanesOfStepUpFailure", FailureEntity.class)
                                .setParameter("credential", credentialId)
                                .getResultList(),
                        now));
    }

    /** Forgets all failures of this credential: it can be used again, from everywhere. */
    public void forget(String credentialId) {
        KeycloakModelUtils.runJobInTransaction(sessions, session -> entities(session)
                .createNamedQuery("deleteStepUpFailures")
                .setParameter("credential", credentialId)
                .executeUpdate());
    }

    /** Empty where a row is missing. Only if all rows could be counted up is any of them. */
    private Optional<Admission> count(FailureRows rows, Instant now) {
        return KeycloakModelUtils.runJobInTransactionWithResult(sessions, session -> {
            EntityManager entities = entities(session);
            int counted = entities.createNamedQuery("countStepUpFailure")
                    .setParameter("ids", rows.ids())
                    .setParameter("whole", rows.whole().id())
                    .setParameter("now", now.getEpochSecond())
                    .executeUpdate();
            if (counted == rows.ids().size()) {
                return Optional.of(new Admission.Granted());
            }
            session.getTransactionManager().setRollbackOnly();
            return refusal(entities, rows, now);
        });
    }

    private static Optional<Admission> refusal(EntityManager entities, FailureRows rows, Instant now) {
        List<String> ids = Stream.concat(
                        rows.ids().stream(), Stream.of(rows.whole().id()))
                .distinct()
                .toList();
        List<FailureEntity> found = entities.createNamedQuery("readStepUpFailure", FailureEntity.class)
                .setParameter("ids", ids)
                .getResultList();
        return FailureRows.refusal(found, now);
    }

    private void insert(FailureRows.Row row, Instant now) {
        try {
            KeycloakModelUtils.runJobInTransaction(sessions, session -> entities(session)
                    .createNamedQuery("insertStepUpFailure")
                    .setParameter("id", row.id())
                    .setParameter("credential", row.credentialId())
                    .setParameter("lane", row.lane())
                    .setParameter("now", now.getEpochSecond())
                    .executeUpdate());
        } catch (ModelDuplicateException somebodyElseDid) {
            // Not every database can be told to keep quiet about it.
        }
    }

    private static EntityManager entities(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
