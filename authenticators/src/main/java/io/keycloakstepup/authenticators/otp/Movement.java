package io.keycloakstepup.authenticators.otp;

import java.time.Instant;

/** What makes the number of an app's code move on: time (RFC 6238) or use (RFC 4226). */
sealed interface Movement {

    /** Which numbers the code may have that somebody types at this instant, within what the realm's policy allows. */
    Span usual(int window, Instant now);

    /** Which numbers beyond these the code may have if the next one is right too. */
    default Span farAhead(int window) {
        return Span.NONE;
    }

    /**
     * One number in each period.
     *
     * @param periodSeconds how long a period is
     */
    record ByTime(int periodSeconds) implements Movement {

        public ByTime {
            if (periodSeconds < 1) {
                throw new IllegalArgumentException("a period lasts a second at least: " + periodSeconds);
            }
        }

        @Override
        public Span usual(int window, Instant now) {
            return Span.around(Math.floorDiv(now.getEpochSecond(), periodSeconds), window);
        }
    }

    /**
     * One number for each code that was made.
     *
     * @param next the first number that was not used yet, as far as Keycloak knows
     */
    record ByUse(int next) implements Movement {

        /** A token in a pocket that was pressed so often can still be found again (RFC 4226 §7.4). */
        private static final int FARTHEST = 50;

        @Override
        public Span usual(int window, Instant now) {
            return new Span(next, (long) next + window);
        }

        @Override
        public Span farAhead(int window) {
            return new Span((long) next + window + 1, (long) next + window + FARTHEST);
        }
    }
}
