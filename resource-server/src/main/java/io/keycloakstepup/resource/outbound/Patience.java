package io.keycloakstepup.resource.outbound;

import java.time.Duration;

/**
 * How much a question may cost.
 *
 * @param connect how long a connection may take
 * @param whole how long connection and answer may take together, however slowly it drips
 * @param mostBytes how long an answer may be
 */
public record Patience(Duration connect, Duration whole, int mostBytes) {

    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    /** Two seconds to connect, five for all of it, a megabyte. */
    public static final Patience USUAL = new Patience(Duration.ofSeconds(2), Duration.ofSeconds(5), 1 << 20);

    public Patience {
        mustBeWithinAMinute("connect", connect);
        mustBeWithinAMinute("whole", whole);
        if (mostBytes < 1) {
            throw new IllegalArgumentException("mostBytes must be at least 1, not " + mostBytes);
        }
    }

    private static void mustBeWithinAMinute(String name, Duration duration) {
        if (duration.isNegative() || duration.isZero() || duration.compareTo(A_MINUTE) > 0) {
            throw new IllegalArgumentException(name + " must be more than 0 and at most a minute, not " + duration);
        }
    }
}
