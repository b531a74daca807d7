package io.keycloakstepup.it.cost;

import java.time.Duration;

/**
 * What a number of refreshes took.
 *
 * @param perSecond how many of them in a second
 * @param micros the processor time that the server took for each, in microseconds; without the database's
 */
record Round(double perSecond, double micros) {

    static Round of(int refreshes, Duration took, Duration processor) {
        return new Round(refreshes * 1e9 / took.toNanos(), processor.toNanos() / 1e3 / refreshes);
    }
}
