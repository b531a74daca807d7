package io.keycloakstepup.policy.signal;

import static io.keycloakstepup.policy.signal.Past.HOME;
import static io.keycloakstepup.policy.signal.Past.isUnknown;
import static io.keycloakstepup.policy.signal.Past.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hours are far from each other the short way round the clock. */
class HoursOfDayTest {

    private static HoursOfDay always(String time) {
        return new HoursOfDay(Collections.nCopies(HoursOfDay.NEEDED, LocalTime.parse(time)), ZoneOffset.UTC);
    }

    private static Instant at(String time) {
        return Instant.parse("2026-06-01T" + time + ":00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "09:00, 09:00, 0",
        "09:00, 11:00, 0",
        "09:00, 13:00, 0.5",
        "09:00, 15:00, 1",
        "09:00, 21:00, 1",
        "23:00, 01:00, 0",
        "23:00, 03:00, 0.5",
        "01:00, 21:00, 0.5"
    })
    void hourIsUnusualFarFromTheUsualOnes(String usual, String now, double expected) {
        assertEquals(expected, value(always(usual).reading(at(now))), 1e-9);
    }

    @Test
    void nearestHourCounts() {
        HoursOfDay hours = new HoursOfDay(
                List.of(
                        LocalTime.parse("08:00"),
                        LocalTime.parse("08:10"),
                        LocalTime.parse("08:20"),
                        LocalTime.parse("08:30"),
                        LocalTime.parse("22:00")),
                ZoneOffset.UTC);
        assertEquals(0, value(hours.reading(at("23:30"))));
    }

    @Test
    void fewSignInsAreNoHabit() {
        HoursOfDay few =
                new HoursOfDay(Collections.nCopies(HoursOfDay.NEEDED - 1, LocalTime.parse("09:00")), ZoneOffset.UTC);
        assertTrue(isUnknown(few.reading(at("09:00"))));
    }

    @Test
    void clockIsReadInTheZoneOfThePolicy() {
        List<SignIn> winter = Collections.nCopies(
                HoursOfDay.NEEDED, new SignIn(Instant.parse("2026-01-05T08:00:00Z"), HOME, SignIn.Outcome.PROVEN));
        HoursOfDay inZurich = HoursOfDay.of(winter, ZoneId.of("Europe/Zurich"));
        HoursOfDay inUtc = HoursOfDay.of(winter, ZoneOffset.UTC);
        assertEquals(0.25, value(inUtc.reading(at("11:00"))), 1e-9);
        assertEquals(0.5, value(inZurich.reading(at("11:00"))), 1e-9);
    }

    @Property
    void distanceIsAtMostHalfADayAndTheSameBothWays(
            @ForAll @IntRange(max = 86399) int one, @ForAll @IntRange(max = 86399) int other) {
        LocalTime first = LocalTime.ofSecondOfDay(one);
        LocalTime second = LocalTime.ofSecondOfDay(other);
        double hours = HoursOfDay.hoursBetween(first, second);
        assertTrue(hours >= 0 && hours <= 12);
        assertEquals(hours, HoursOfDay.hoursBetween(second, first));
    }
}
