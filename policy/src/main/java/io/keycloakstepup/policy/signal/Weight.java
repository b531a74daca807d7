package io.keycloakstepup.policy.signal;

/**
 * What one signal counts for in one policy.
 *
 * @param points how many points of risk it adds where it reads 1, from 0 to 100
 * @param unknown what it is taken to read where it is unknown, from 0 to 1
 */
public record Weight(int points, double unknown) {

    public Weight {
        if (points < 0 || points > Risk.HIGHEST) {
            throw new IllegalArgumentException("a weight is a whole number from 0 to 100, not " + points);
        }
        // Written so that a NaN is refused, too.
        if (!(unknown >= 0 && unknown <= 1)) {
            throw new IllegalArgumentException("unknown is a number from 0 to 1, not " + unknown);
        }
    }

    /** The points that this reading contributes. */
    double of(SignalReading reading) {
        return points * reading.match(SignalReading.Known::value, missing -> unknown);
    }
}
