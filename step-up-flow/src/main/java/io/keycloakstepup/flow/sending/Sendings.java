package io.keycloakstepup.flow.sending;

import io.keycloakstepup.flow.table.OnlyRow;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Counts what is about to be sent, and says when there was too much of it. A count is committed in a transaction of its own
 * before the call returns, exact over all nodes and sessions, and stays when the sending fails: who makes it fail gains
 * nothing. Each call needs a connection beside the one of the request. Thread-safe.
 */
public final class Sendings {

    /** How often others may be faster. After that many there is surely something to wait for. */
    private static final int MOST_ROUNDS = 10;

    private final KeycloakSessionFactory sessions;

    private enum Round {
        COUNTED,
        LOST
    }

    public Sendings(KeycloakSession session) {
        this.sessions = session.getKeycloakSessionFactory();
    }

    /**
     * Counts one sending for all of these, or for none.
     *
     * @return empty if it may go ahead and was counted; else the instant from which on it may, and nothing was counted
     * @throws org.keycloak.models.ModelException if the database does not answer, is full, or has no connection free:
     *     nothing may be sent
     */
    public Optional<Instant> begin(List<Limited> things, Instant now) {
        List<Limited> ordered =
                things.stream().sorted(Comparator.comparing(Limited::id)).toList();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Map<String, Sent> read = read(ordered);
            Optional<Instant> later = nextAt(ordered, read, now);
            if (later.isPresent() || write(ordered, read, now) == Round.COUNTED) {
                return later;
            }
        }
        return Optional.of(now.plusSeconds(1));
    }

    private Map<String, Sent> read(List<Limited> things) {
        List<String> ids = things.stream().map(Limited::id).toList();
        return KeycloakModelUtils.runJobInTransactionWithResult(sessions, session -> {
            Map<String, Sent> read = new HashMap<>();
            entities(session)
                    .createNamedQuery("readStepUpSending", SendingEntity.class)
                    .setParameter("ids", ids)
                    .getResultList()
                    .forEach(row -> read.put(row.id(), Sent.read(row.sentAt())));
            return read;
        });
    }

    private static Optional<Instant> nextAt(List<Limited> things, Map<String, Sent> read, Instant now) {
        return things.stream()
                .flatMap(thing ->
                        Optional.ofNullable(read.get(thing.id()))
                                .flatMap(sent -> sent.nextAt(thing.pace(), now))
                                .stream())
                .max(Comparator.naturalOrder());
    }

    /** In the order of the keys, so that no two writers wait for each other. */
    private Round write(List<Limited> things, Map<String, Sent> read, Instant now) {
        boolean isCounted =
                OnlyRow.isInserted(() -> KeycloakModelUtils.runJobInTransactionWithResult(sessions, session -> {
                    EntityManager entities = entities(session);
                    boolean isWritten = things.stream().allMatch(thing -> isWritten(entities, thing.id(), read, now));
                    if (!isWritten) {
                        session.getTransactionManager().setRollbackOnly();
                    }
                    return isWritten;
                }));
        return isCounted ? Round.COUNTED : Round.LOST;
    }

    private static boolean isWritten(EntityManager entities, String id, Map<String, Sent> read, Instant now) {
        Optional<Sent> before = Optional.ofNullable(read.get(id));
        Query query = before.isPresent()
                ? entities.createNamedQuery("updateStepUpSending")
                : OnlyRow.insertion(entities, "insertStepUpSending");
        var statement = query.setParameter("id", id)
                .setParameter(
                        "sent",
                        before.orElseGet(() -> new Sent(List.of())).and(now).written())
                .setParameter("now", now.getEpochSecond());
        before.ifPresent(sent -> statement.setParameter("read", sent.written()));
        return statement.executeUpdate() == 1;
    }

    private static EntityManager entities(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
