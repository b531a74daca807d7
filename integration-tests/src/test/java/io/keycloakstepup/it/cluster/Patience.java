package io.keycloakstepup.it.cluster;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waiting for what must come by itself. */
record Patience(String what) {

    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    /** Looks again and again until it is so, and answers how long that took; fails after two minutes. */
    Duration until(Callable<Boolean> isSo) throws Exception {
        long begin = System.nanoTime();
        while (!isSo.call()) {
            if (System.nanoTime() - begin > LONGEST.toNanos()) {
                throw new AssertionError(what + " did not come within " + LONGEST);
            }
            Thread.sleep(BETWEEN_LOOKS.toMillis());
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /**
     * Looks without a pause until it is so, and answers how long after now the last look began that found it otherwise:
     * a look may take its time, and what it finds was decided after it began. Zero if only the first one did, or none.
     */
    Duration lastMiss(Callable<Boolean> isSo) throws Exception {
        long begin = System.nanoTime();
        Duration miss = Duration.ZERO;
        for (Duration begun = miss; !isSo.call(); begun = Duration.ofNanos(System.nanoTime() - begin)) {
            miss = begun;
            if (miss.compareTo(LONGEST) > 0) {
                throw new AssertionError(what + " did not come within " + LONGEST);
            }
        }
        return miss;
    }
}
