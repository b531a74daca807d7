package io.keycloakstepup.resource.keys;

import java.time.Duration;

/**
 * How long published keys are believed.
 *
 * @param refresh after this they are asked for again: for so long a key that was withdrawn is still believed
 * @param keep for so long they are believed when they cannot be had again; then nothing is, until they can
 * @param pause between two questions because of a key that nobody knows: strangers name as many as they like
 * @param retry between two questions after one that failed
 */
public record KeyCache(Duration refresh, Duration keep, Duration pause, Duration retry) {

    /** Five minutes, an hour, thirty seconds, five seconds. */
    public static final KeyCache USUAL =
            new KeyCache(Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofSeconds(30), Duration.ofSeconds(5));

    public KeyCache {
        mustBeLonger("refresh", refresh, Duration.ZERO);
        mustBeLonger("keep", keep, refresh.minusNanos(1));
        mustBeLonger("pause", pause, Duration.ZERO);
        mustBeLonger("retry", retry, Duration.ZERO);
    }

    private static void mustBeLonger(String name, Duration duration, Duration than) {
        if (duration.compareTo(than) <= 0) {
            throw new IllegalArgumentException(name + " must be longer than " + than + ", not " + duration);
        }
    }
}
