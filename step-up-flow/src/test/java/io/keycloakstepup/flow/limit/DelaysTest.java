package io.keycloakstepup.flow.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class DelaysTest {

    @Test
    void fourFailuresCostNothing() {
        assertThat(IntStream.rangeClosed(0, 4).mapToObj(Delays::after)).containsOnly(Duration.ZERO);
    }

    @Test
    void theFifthStartsADelayThatDoublesUpToAnHour() {
        assertThat(IntStream.rangeClosed(5, 13).mapToObj(Delays::after).map(Duration::toSeconds))
                .containsExactly(30L, 60L, 120L, 240L, 480L, 960L, 1920L, 3600L, 3600L);
        assertThat(Delays.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofHours(1));
    }

    /** The statement cannot call the code, so the two are held together here. */
    @Test
    void theStatementThatCountsHasTheSameDelays() {
        String statement = Stream.of(FailureEntity.class.getAnnotationsByType(jakarta.persistence.NamedQuery.class))
                .filter(query -> query.name().equals("countStepUpFailure"))
                .findFirst()
                .orElseThrow()
                .query();

        for (int before = Delays.FIRST_DELAYED - 1; before <= 10; before++) {
            assertThat(statement)
                    .contains("when row.failures = " + before + " then :now + "
                            + Delays.after(before + 1).toSeconds());
        }
        assertThat(statement)
                .contains("row.failures < " + (Delays.FIRST_DELAYED - 1) + " then 0")
                .contains("else :now + " + Delays.after(12).toSeconds())
                .contains("row.failures < " + Delays.MOST_FAILURES)
                .contains("row.lane = '+' and row.failures < " + (Delays.MOST_FAILURES - 1) + " then 0"
                        + " when row.lane = '+' then :now + " + Delays.after(12).toSeconds());
    }
}
