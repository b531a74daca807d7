package io.keycloakstepup.policy.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keycloakstepup.policy.signal.SignIn.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HistoryTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private static Stream<SignIn> every(Outcome outcome, int times) {
        return IntStream.range(0, times).mapToObj(minutes -> signIn(outcome, Duration.ofMinutes(minutes)));
    }

    private static SignIn signIn(Outcome outcome, Duration ago) {
        Origin nowhere = new Origin(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        return new SignIn(NOW.minus(ago), nowhere, outcome);
    }

    @Test
    void whoeverFailsOrGetsInWithLittleDoesNotMakeUsForgetWhatWasProven() {
        SignIn proven = signIn(Outcome.PROVEN, Duration.ofDays(30));
        List<SignIn> flood = Stream.of(every(Outcome.FAILED, 100), every(Outcome.SUCCEEDED, 100), Stream.of(proven))
                .flatMap(signIns -> signIns)
                .toList();

        History history = new History(flood);

        assertEquals(List.of(proven), history.proven());
        assertEquals(2 * History.KEPT + 1, history.signIns().size());
    }

    @Test
    void theNewestStayAndComeFirst() {
        History history = new History(every(Outcome.PROVEN, 50).toList());

        assertEquals(History.KEPT, history.signIns().size());
        assertEquals(NOW, history.signIns().get(0).at());
        assertEquals(
                NOW.minus(Duration.ofMinutes(History.KEPT - 1)),
                history.signIns().get(History.KEPT - 1).at());
    }
}
