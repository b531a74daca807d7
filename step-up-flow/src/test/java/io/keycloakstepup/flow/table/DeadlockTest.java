package io.keycloakstepup.flow.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.PersistenceException;
import jakarta.persistence.PessimisticLockException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class DeadlockTest {

    private final AtomicInteger rounds = new AtomicInteger();

    @Test
    void whatWasUndoneIsBegunAnew() {
        assertThat(Deadlock.survivedBy(() -> undone(Deadlock.MOST_ROUNDS - 1))).isEqualTo("done");
        assertThat(rounds).hasValue(Deadlock.MOST_ROUNDS);
    }

    @Test
    void whatIsUndoneEachTimeIsGivenUp() {
        assertThatThrownBy(() -> Deadlock.survivedBy(() -> undone(Deadlock.MOST_ROUNDS)))
                .isInstanceOf(PessimisticLockException.class);
        assertThat(rounds).hasValue(Deadlock.MOST_ROUNDS);
    }

    @Test
    void whatFailsOtherwiseIsNotRepeated() {
        assertThatThrownBy(() -> Deadlock.survivedBy(() -> {
                    rounds.incrementAndGet();
                    throw new PersistenceException("the database is gone");
                }))
                .isInstanceOf(PersistenceException.class);
        assertThat(rounds).hasValue(1);
    }

    private String undone(int times) {
        if (rounds.incrementAndGet() <= times) {
            throw new PessimisticLockException("deadlock detected");
        }
        return "done";
    }
}
