package io.keycloakstepup.flow.table;

import java.time.Duration;
import org.keycloak.timer.ScheduledTask;

/**
 * What is done to a table again and again, on each node, so that it does not grow for ever.
 *
 * @param name what Keycloak's timer calls it; one of its kind on each node
 * @param task what is done, in a transaction of the timer's
 * @param interval how often
 */
public record Sweep(String name, ScheduledTask task, Duration interval) {

    /** A sweep that is in no hurry. */
    public static Sweep hourly(String name, ScheduledTask task) {
        return new Sweep(name, task, Duration.ofHours(1));
    }
}
