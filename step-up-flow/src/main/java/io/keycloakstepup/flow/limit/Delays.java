package io.keycloakstepup.flow.limit;

import java.time.Duration;

/**
 * How long a lane waits: after the fifth failure in a row 30 seconds, doubled with each further one, an hour at most. A
 * credential with 100 failures in a row, whatever their lanes and however far apart, is disabled (NIST SP 800-63B-4
 * §3.2.2). After 100 in a row of strangers, over all their lanes, one of them an hour is looked at. The statement that
 * counts has the same numbers.
 */
final class Delays {

    /** Failures in a row, over all lanes, after which a credential is disabled. */
    static final int MOST_FAILURES = 100;

    /** The failure in a row after which a lane waits for the first time. */
    static final int FIRST_DELAYED = 5;

    private static final Duration SHORTEST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofHours(1);

    private Delays() {}

    /** How long a lane waits after this many failures in a row. */
    static Duration after(int failures) {
        if (failures < FIRST_DELAYED) {
            return Duration.ZERO;
        }
        int doublings = Math.min(failures - FIRST_DELAYED, Integer.SIZE);
        Duration delay = SHORTEST.multipliedBy(1L << doublings);
        return delay.compareTo(LONGEST) < 0 ? delay : LONGEST;
    }
}
