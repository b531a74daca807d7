package io.keycloakstepup.policy.level;

import static io.keycloakstepup.policy.Sample.HOUR;
import static io.keycloakstepup.policy.Sample.NOW;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MomentTest {

    private final Moment moment = new Moment(NOW, NOW.minusSeconds(30));

    @Test
    void almostExpiredIsFresh() {
        assertTrue(moment.isFresh(NOW.minus(HOUR), HOUR));
    }

    @Test
    void justExpiredIsStale() {
        assertFalse(moment.isFresh(NOW.minus(HOUR).minusNanos(1), HOUR));
    }

    @Test
    void maxAgeOfZeroAsksForAProofWithinTheRequest() {
        assertTrue(moment.isFresh(NOW.minusSeconds(30), Duration.ZERO));
        assertFalse(moment.isFresh(NOW.minusSeconds(30).minusNanos(1), Duration.ZERO));
    }

    @Test
    void maxAgeOfZeroIsNeverMetOutsideOfARequest() {
        assertFalse(Moment.at(NOW).isFresh(NOW, Duration.ZERO));
        assertFalse(Moment.at(NOW).isFresh(NOW.plus(Moment.TOLERATED_SKEW), Duration.ZERO));
    }

    @Test
    void proofsOfTheFutureAreBelievedWithinTheSkewOfClocksOnly() {
        assertTrue(moment.isFresh(NOW.plus(Moment.TOLERATED_SKEW), HOUR));
        assertFalse(moment.isFresh(NOW.plus(Moment.TOLERATED_SKEW).plusNanos(1), HOUR));
    }
}
