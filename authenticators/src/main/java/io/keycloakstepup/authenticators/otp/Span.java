package io.keycloakstepup.authenticators.otp;

import java.util.stream.LongStream;

/**
 * Numbers of codes that lie next to each other; none where the last is before the first.
 *
 * @param first the first, 0 at least
 * @param last the last
 */
record Span(long first, long last) {

    static final Span NONE = new Span(0, -1);

    Span {
        first = Math.max(0, first);
    }

    static Span around(long middle, int distance) {
        return new Span(middle - distance, middle + distance);
    }

    LongStream numbers() {
        return LongStream.rangeClosed(first, last);
    }
}
