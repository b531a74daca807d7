package io.keycloakstepup.policy.signal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/**
 * The times of day at which a user signs in. Times lie on a circle: between 23:00 and 01:00 there are two hours.
 *
 * @param times the times, in no order
 * @param zone where they are read off the clock
 */
record HoursOfDay(List<LocalTime> times, ZoneId zone) {

    /** Fewer do not make a habit. */
    static final int NEEDED = 5;

    private static final double USUAL_WITHIN_HOURS = 2;
    private static final double UNUSUAL_FROM_HOURS = 6;
    private static final double HOURS_OF_A_DAY = 24;
    private static final double SECONDS_OF_AN_HOUR = Duration.ofHours(1).toSeconds();

    HoursOfDay {
        times = List.copyOf(times);
    }

    static HoursOfDay of(List<SignIn> signIns, ZoneId zone) {
        return new HoursOfDay(
                signIns.stream().map(signIn -> time(signIn.at(), zone)).toList(), zone);
    }

    private static LocalTime time(Instant at, ZoneId zone) {
        return at.atZone(zone).toLocalTime();
    }

    /**
     * 0 up to two hours from the nearest time, 1 from six hours on, and in between in proportion; unknown with fewer
     * than {@value #NEEDED} times.
     */
    SignalReading reading(Instant now) {
        if (times.size() < NEEDED) {
            return new SignalReading.Unknown("fewer than " + NEEDED + " earlier sign-ins");
        }
        LocalTime current = time(now, zone);
        double nearest = times.stream()
                .mapToDouble(usual -> hoursBetween(usual, current))
                .min()
                .orElseThrow();
        return SignalReading.cut(
                (nearest - USUAL_WITHIN_HOURS) / (UNUSUAL_FROM_HOURS - USUAL_WITHIN_HOURS),
                String.format(Locale.ROOT, "%.1f hours from the nearest usual time", nearest));
    }

    /** The shorter way round the clock, in hours: 12 at most. */
    static double hoursBetween(LocalTime one, LocalTime other) {
        double hours = Math.abs(one.toSecondOfDay() - other.toSecondOfDay()) / SECONDS_OF_AN_HOUR;
        return Math.min(hours, HOURS_OF_A_DAY - hours);
    }
}
