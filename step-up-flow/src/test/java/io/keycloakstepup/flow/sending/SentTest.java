package io.keycloakstepup.flow.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an hour has seen, and when the next may be sent. */
final class SentTest {

    private static final Instant START = Instant.ofEpochSecond(1_000_000);
    private static final Pace PACE = new Pace(3, Duration.ofSeconds(30));

    @Test
    void whereNothingWasSentTheNextIsSentAtOnce() {
        assertThat(new Sent(List.of()).nextAt(PACE, START)).isEmpty();
    }

    @Test
    void twoAreApart() {
        Sent one = new Sent(List.of()).and(START);

        assertThat(one.nextAt(PACE, START.plusSeconds(29))).contains(START.plusSeconds(30));
        assertThat(one.nextAt(PACE, START.plusSeconds(30))).isEmpty();
    }

    @Test
    void noHourHasMoreThanItMayWhereverItBegins() {
        Sent three =
                new Sent(List.of()).and(START).and(START.plusSeconds(3_000)).and(START.plusSeconds(3_500));

        assertThat(three.nextAt(PACE, START.plusSeconds(3_599))).contains(START.plusSeconds(3_600));
        assertThat(three.nextAt(PACE, START.plusSeconds(3_600))).isEmpty();
        assertThat(three.and(START.plusSeconds(3_600)).nextAt(PACE, START.plusSeconds(3_700)))
                .contains(START.plusSeconds(6_600));
    }

    @Test
    void whatIsOlderThanAnHourIsNotKept() {
        Sent two = new Sent(List.of()).and(START).and(START.plusSeconds(3_600));

        assertThat(two.seconds()).containsExactly(START.getEpochSecond() + 3_600);
    }

    @Test
    void itIsReadAsItWasWritten() {
        Sent two = new Sent(List.of(1L, 2L));

        assertThat(Sent.read(two.written())).isEqualTo(two);
        assertThat(Sent.read(new Sent(List.of()).written()).seconds()).isEmpty();
    }

    @Test
    void aPaceHasBounds() {
        assertThatThrownBy(() -> new Pace(0, Duration.ZERO)).hasMessageContaining("1 to 300, not 0");
        assertThatThrownBy(() -> new Pace(301, Duration.ZERO)).hasMessageContaining("not 301");
        assertThatThrownBy(() -> new Pace(1, Duration.ofSeconds(3_601))).hasMessageContaining("an hour");
        assertThatThrownBy(() -> new Pace(1, Duration.ofSeconds(-1))).hasMessageContaining("an hour");
    }
}
