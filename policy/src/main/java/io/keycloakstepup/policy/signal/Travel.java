package io.keycloakstepup.policy.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * The way between two sign-ins.
 *
 * @param from where the earlier one was
 * @param to where the later one is
 * @param time how long lies between them; a clock that went back counts as none
 */
public record Travel(Place from, Place to, Duration time) {

    private static final double POSSIBLE_UP_TO_KMH = 500;
    private static final double IMPOSSIBLE_FROM_KMH = 1000;

    /** Below this, places that a database confuses would look like travel. */
    private static final double NO_TRAVEL_BELOW_KM = 50;

    /** Two sign-ins within one second differ by as much as clocks do. */
    private static final double SHORTEST_HOURS = 1.0 / 3600;

    private static final double MILLIS_OF_AN_HOUR = Duration.ofHours(1).toMillis();

    public Travel {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(time, "time");
    }

    /**
     * The way from the last {@linkplain SignIn.Outcome#PROVEN proven} sign-in whose place is known; empty where there
     * is none. That one and no weaker one: else whoever signs in twice with a stolen password has not travelled.
     *
     * @param places where an earlier sign-in was; empty where that is not known
     */
    public static Optional<Travel> since(
            History history, Function<SignIn, Optional<Place>> places, Place here, Instant now) {
        return history.proven().stream()
                .flatMap(last ->
                        places
                                .apply(last)
                                .map(there -> new Travel(there, here, Duration.between(last.at(), now)))
                                .stream())
                .findFirst();
    }

    /** The speed in kilometres per hour that even the shortest way between the two would need; 0 below 50 km. */
    public double speedKmh() {
        double distance = from.leastDistanceKm(to);
        return distance < NO_TRAVEL_BELOW_KM
                ? 0
                : distance / Math.max(SHORTEST_HOURS, time.toMillis() / MILLIS_OF_AN_HOUR);
    }

    /** 0 up to 500 km/h, 1 from 1000 km/h on, above what airliners reach, and in between in proportion. */
    public SignalReading reading() {
        double speed = speedKmh();
        return SignalReading.cut(
                (speed - POSSIBLE_UP_TO_KMH) / (IMPOSSIBLE_FROM_KMH - POSSIBLE_UP_TO_KMH),
                Math.round(speed) + " km/h since the last sign-in");
    }

    /** The same, unknown where there is no way to speak of. */
    public static SignalReading reading(Optional<Travel> travel) {
        return travel.map(Travel::reading)
                .orElseGet(() -> new SignalReading.Unknown("the place of this or of an earlier sign-in"));
    }
}
