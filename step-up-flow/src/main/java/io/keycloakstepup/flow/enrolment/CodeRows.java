package io.keycloakstepup.flow.enrolment;

import io.keycloakstepup.flow.table.OnlyRow;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.ModelIllegalStateException;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * The rows of enrolment codes, each changed by one statement in a transaction of its own: of any number of requests, on all
 * nodes, that use a secret up exactly one succeeds, and what is used up stays so when the request around it is rolled back.
 * Thread-safe.
 */
final class CodeRows {

    /** How often a row may come and go under our hands before the work is given up. */
    private static final int MOST_ROUNDS = 5;

    private final KeycloakSessionFactory sessions;

    CodeRows(KeycloakSession session) {
        this.sessions = session.getKeycloakSessionFactory();
    }

    /** Writes the account's row, in the place of the one that is there. */
    void put(String account, String hash, Instant expiresAt) {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            if (isChanged(entities ->
                            code(entities.createNamedQuery("renewStepUpEnrolmentCode"), account, hash, expiresAt))
                    || isInserted(account, hash, expiresAt)) {
                return;
            }
        }
        throw new ModelIllegalStateException(
                "an enrolment code was removed " + MOST_ROUNDS + " times while it was made");
    }

    private boolean isInserted(String account, String hash, Instant expiresAt) {
        return OnlyRow.isInserted(() -> isChanged(
                entities -> code(OnlyRow.insertion(entities, "insertStepUpEnrolmentCode"), account, hash, expiresAt)));
    }

    private static Query code(Query query, String account, String hash, Instant expiresAt) {
        return query.setParameter("id", account)
                .setParameter("hash", hash)
                .setParameter("expiresAtSeconds", expiresAt.getEpochSecond());
    }

    /** Whether the account had this secret; it has the next one now. */
    boolean replace(String account, String hash, String next, Instant expiresAt, Instant now) {
        return isChanged(entities -> entities.createNamedQuery("exchangeStepUpEnrolmentCode")
                .setParameter("id", account)
                .setParameter("hash", hash)
                .setParameter("next", next)
                .setParameter("expiresAtSeconds", expiresAt.getEpochSecond())
                .setParameter("nowSeconds", now.getEpochSecond()));
    }

    /** Removes the account's row if it holds this secret. */
    void delete(String account, String hash) {
        isChanged(entities -> entities.createNamedQuery("deleteSpentStepUpEnrolmentCode")
                .setParameter("id", account)
                .setParameter("hash", hash));
    }

    void delete(String account) {
        isChanged(entities ->
                entities.createNamedQuery("deleteStepUpEnrolmentCode").setParameter("id", account));
    }

    boolean exists(String account, Instant now) {
        return hash(account, now).isPresent();
    }

    boolean has(String account, String hash, Instant now) {
        return hash(account, now).filter(hash::equals).isPresent();
    }

    private Optional<String> hash(String account, Instant now) {
        return KeycloakModelUtils.runJobInTransactionWithResult(sessions, session -> entities(session)
                .createNamedQuery("hashOfStepUpEnrolmentCode", String.class)
                .setParameter("id", account)
                .setParameter("nowSeconds", now.getEpochSecond())
                .getResultStream()
                .findFirst());
    }

    private boolean isChanged(Function<EntityManager, Query> query) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                sessions, session -> query.apply(entities(session)).executeUpdate() == 1);
    }

    private static EntityManager entities(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
