package io.keycloakstepup.it.cost;

import java.time.Duration;
import java.util.List;

/**
 * What a number of acts took.
 *
 * @param perSecond how many of them in a second
 * @param micros the processor time that the server took for each, in microseconds; without the database's
 * @param millis how long each of them took whoever asked, in milliseconds
 */
record Round(double perSecond, double micros, List<Double> millis) {

    Round {
        millis = List.copyOf(millis);
    }

    static Round of(List<Double> millis, Duration took, Duration processor) {
        int acts = millis.size();
        return new Round(acts * 1e9 / took.toNanos(), processor.toNanos() / 1e3 / acts, millis);
    }
}
