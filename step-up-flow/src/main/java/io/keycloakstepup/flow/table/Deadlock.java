package io.keycloakstepup.flow.table;

import jakarta.persistence.PessimisticLockException;
import java.util.function.Supplier;

/**
 * Two transactions that wait for each other's rows. A database takes the rows of one statement in an order of its own, so that
 * statements which change several of the same can meet so; it undoes one of the two, which then may go first.
 */
public final class Deadlock {

    /**
     * Each costs the time after which the database looks for one: with PostgreSQL a second, unless it is told otherwise. Of a
     * hundred that want the same rows all the time, one was undone five times in a row.
     */
    static final int MOST_ROUNDS = 12;

    private Deadlock() {}

    /**
     * What the transaction answers, begun anew where the database has undone it for another one.
     *
     * @param transaction a whole transaction of its own, that leaves nothing behind when it is undone
     * @throws PessimisticLockException if it was undone twelve times
     */
    public static <T> T survivedBy(Supplier<T> transaction) {
        for (int round = 1; round < MOST_ROUNDS; round++) {
            try {
                return transaction.get();
            } catch (PessimisticLockException undone) {
                // Nothing of it was kept: the next round is the first.
            }
        }
        return transaction.get();
    }
}
