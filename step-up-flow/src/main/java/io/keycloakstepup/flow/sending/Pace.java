package io.keycloakstepup.flow.sending;

import java.time.Duration;

/**
 * How often something may be sent for one user, to one address or from one network.
 *
 * @param perHour in any hour, 1 to 300
 * @param apart the shortest time between two, up to an hour
 */
public record Pace(int perHour, Duration apart) {

    /** The time that {@code perHour} looks back. */
    static final Duration WINDOW = Duration.ofHours(1);

    /** More would not fit into a row. */
    static final int MOST_PER_HOUR = 300;

    public Pace {
        if (perHour < 1 || perHour > MOST_PER_HOUR) {
            throw new IllegalArgumentException("perHour: expected 1 to " + MOST_PER_HOUR + ", not " + perHour);
        }
        if (apart.isNegative() || apart.compareTo(WINDOW) > 0) {
            throw new IllegalArgumentException("apart: expected no more than an hour, not " + apart);
        }
    }
}
