package io.keycloakstepup.policy.signal;

import static io.keycloakstepup.policy.signal.Past.ABROAD;
import static io.keycloakstepup.policy.signal.Past.HOME;
import static io.keycloakstepup.policy.signal.Past.NOW;
import static io.keycloakstepup.policy.signal.Past.history;
import static io.keycloakstepup.policy.signal.Past.isUnknown;
import static io.keycloakstepup.policy.signal.Past.proven;
import static io.keycloakstepup.policy.signal.Past.signIn;
import static io.keycloakstepup.policy.signal.Past.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Speed is the shortest way that the places leave possible, over the time between them. */
class TravelTest {

    private static final Place ZURICH = new Place(47.3769, 8.5417, 0);
    private static final Place LONDON = new Place(51.5074, -0.1278, 0);
    private static final Place SYDNEY = new Place(-33.8688, 151.2093, 0);

    private static Optional<Place> place(SignIn signIn) {
        return Optional.of(signIn.origin().equals(HOME) ? ZURICH : LONDON);
    }

    private static Place around(Place place, int radiusKm) {
        return new Place(place.latitude(), place.longitude(), radiusKm);
    }

    @Test
    void distanceIsThatOfTheGreatCircle() {
        // Worked out on the ellipsoid (Vincenty), so within 0.6 %.
        assertEquals(776.6, ZURICH.distanceKm(LONDON), 5);
        assertEquals(16994, LONDON.distanceKm(SYDNEY), 100);
        assertEquals(0, ZURICH.distanceKm(ZURICH), 1e-9);
        assertEquals(20015.1, new Place(90, 0, 0).distanceKm(new Place(-90, 77, 0)), 1);
        assertEquals(222.4, new Place(0, 179, 0).distanceKm(new Place(0, -179, 0)), 1);
    }

    @Property
    void distanceIsTheSameBothWaysAndNeverMoreThanHalfRound(
            @ForAll @DoubleRange(min = -90, max = 90) double latitude,
            @ForAll @DoubleRange(min = -180, max = 180) double longitude) {
        Place place = new Place(latitude, longitude, 0);
        double distance = place.distanceKm(SYDNEY);
        assertTrue(distance >= 0 && distance <= 20016);
        assertEquals(distance, SYDNEY.distanceKm(place), 1e-6);
    }

    @ParameterizedTest
    @CsvSource({"120, 0", "93, 0", "62, 0.5", "46, 1", "1, 1", "0, 1", "-5, 1"})
    void fasterThanAnAirlinerIsImpossible(int minutes, double expected) {
        assertEquals(expected, value(new Travel(ZURICH, LONDON, Duration.ofMinutes(minutes)).reading()), 0.05);
    }

    @Test
    void bothAccuracyRadiiAreTakenOffTheDistance() {
        Travel travel = new Travel(around(ZURICH, 300), around(LONDON, 200), Duration.ofHours(1));
        assertEquals(ZURICH.distanceKm(LONDON) - 500, travel.speedKmh(), 1e-6);
        assertEquals(0, new Travel(around(ZURICH, 500), around(LONDON, 500), Duration.ZERO).speedKmh());
    }

    @Test
    void shortWayIsNoTravelHoweverFast() {
        Place near = new Place(47.3769, 9.1, 0);
        assertEquals(0, new Travel(ZURICH, near, Duration.ZERO).speedKmh());
    }

    @Test
    void wayBeginsAtTheLastProvenSignIn() {
        History history = history(
                signIn(SignIn.Outcome.SUCCEEDED, Duration.ofMinutes(1), ABROAD),
                proven(Duration.ofHours(1), HOME),
                proven(Duration.ofHours(2), ABROAD));
        assertEquals(
                Optional.of(new Travel(ZURICH, LONDON, Duration.ofHours(1))),
                Travel.since(history, TravelTest::place, LONDON, NOW));
    }

    @Test
    void wayFromNowhereIsUnknown() {
        assertTrue(isUnknown(Travel.reading(Travel.since(History.NONE, TravelTest::place, LONDON, NOW))));
        assertTrue(isUnknown(Travel.reading(
                Travel.since(history(proven(Duration.ofHours(1), HOME)), any -> Optional.empty(), LONDON, NOW))));
    }

    @Test
    void placeIsOnEarth() {
        assertThrows(IllegalArgumentException.class, () -> new Place(91, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new Place(Double.NaN, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new Place(0, 0, -1));
    }
}
