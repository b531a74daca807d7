package io.keycloakstepup.it.cluster;

import java.util.List;
import java.util.stream.LongStream;

/** Ten thousand calls at once: from two nodes half of them each. */
final class Storm {

    static final int ALL = 10_000;
    static final int TIMES = ALL / 2;
    static final int THREADS = 50;

    private Storm() {}

    /** What is asked of the probe in a server. */
    interface Call<T> {

        T on(Probe probe);
    }

    static List<Long> numbers() {
        return LongStream.rangeClosed(1, ALL).boxed().toList();
    }
}
