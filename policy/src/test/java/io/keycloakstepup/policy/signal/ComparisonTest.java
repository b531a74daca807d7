package io.keycloakstepup.policy.signal;

import static io.keycloakstepup.policy.signal.Past.ABROAD;
import static io.keycloakstepup.policy.signal.Past.HOME;
import static io.keycloakstepup.policy.signal.Past.NOW;
import static io.keycloakstepup.policy.signal.Past.NOWHERE;
import static io.keycloakstepup.policy.signal.Past.TRAIN;
import static io.keycloakstepup.policy.signal.Past.compare;
import static io.keycloakstepup.policy.signal.Past.failed;
import static io.keycloakstepup.policy.signal.Past.isUnknown;
import static io.keycloakstepup.policy.signal.Past.proven;
import static io.keycloakstepup.policy.signal.Past.signIn;
import static io.keycloakstepup.policy.signal.Past.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keycloakstepup.policy.signal.SignIn.Outcome;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A sign-in is compared with what the same user proved before, and with nothing else. */
class ComparisonTest {

    private static final Duration DAY = Duration.ofDays(1);

    private static List<SignalReading> readings(Comparison comparison) {
        return List.of(
                comparison.newDevice(),
                comparison.newCountry(),
                comparison.newNetwork(),
                comparison.recentFailures(),
                comparison.unusualHour(ZoneOffset.UTC),
                comparison.staleAccount());
    }

    @Test
    void firstSignInIsUnknownAndNotSafe() {
        assertTrue(readings(compare(HOME)).stream().allMatch(Past::isUnknown));
    }

    @Test
    void whatWasProvenBeforeIsNotNew() {
        Comparison comparison = compare(HOME, proven(DAY, HOME));
        assertEquals(0, value(comparison.newDevice()));
        assertEquals(0, value(comparison.newCountry()));
        assertEquals(0, value(comparison.newNetwork()));
    }

    @Test
    void whatWasNeverSeenIsNew() {
        Comparison comparison = compare(ABROAD, proven(DAY, HOME));
        assertEquals(1, value(comparison.newDevice()));
        assertEquals(1, value(comparison.newCountry()));
        assertEquals(1, value(comparison.newNetwork()));
    }

    @Test
    void newNetworkOfAFamiliarProviderIsHalfNew() {
        assertEquals(0.5, value(compare(TRAIN, proven(DAY, HOME)).newNetwork()));
    }

    @Test
    void weakSignInMakesNothingKnown() {
        Comparison comparison = compare(
                ABROAD,
                proven(DAY, HOME),
                signIn(Outcome.SUCCEEDED, Duration.ofHours(2), ABROAD),
                failed(Duration.ofHours(3)));
        assertEquals(1, value(comparison.newDevice()));
        assertEquals(1, value(comparison.newCountry()));
        assertEquals(1, value(comparison.newNetwork()));
    }

    @Test
    void requestFromAnUnknownPlaceIsUnknown() {
        Comparison comparison = compare(NOWHERE, proven(DAY, HOME));
        assertTrue(isUnknown(comparison.newDevice()));
        assertTrue(isUnknown(comparison.newCountry()));
        assertTrue(isUnknown(comparison.newNetwork()));
    }

    @Test
    void historyFromAnUnknownPlaceIsUnknown() {
        assertTrue(isUnknown(compare(HOME, proven(DAY, NOWHERE)).newCountry()));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 0.2", "4, 0.8", "5, 1", "9, 1"})
    void eachRecentFailureIsAFifth(int failures, double expected) {
        SignIn[] signIns = Stream.concat(
                        Stream.of(proven(DAY, HOME)),
                        IntStream.range(0, failures).mapToObj(i -> failed(Duration.ofMinutes(i))))
                .toArray(SignIn[]::new);
        assertEquals(expected, value(compare(HOME, signIns).recentFailures()), 1e-9);
    }

    @Test
    void failureOfAnHourAgoIsRecentAndOneBeforeIsNot() {
        assertEquals(0.2, value(compare(HOME, failed(Duration.ofHours(1))).recentFailures()), 1e-9);
        assertEquals(
                0,
                value(compare(HOME, failed(Duration.ofHours(1).plusMillis(1))).recentFailures()));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "30, 0", "105, 0.5", "180, 1", "4000, 1"})
    void accountGoesStaleWithTime(int days, double expected) {
        assertEquals(
                expected,
                value(compare(HOME, proven(Duration.ofDays(days), HOME)).staleAccount()),
                1e-9);
    }

    @Test
    void failuresDoNotKeepAnAccountFresh() {
        Comparison comparison = compare(HOME, failed(Duration.ofMinutes(1)), proven(Duration.ofDays(365), HOME));
        assertEquals(1, value(comparison.staleAccount()));
    }

    @Test
    void lastSignInOfTheFutureIsNotStale() {
        assertEquals(0, value(compare(HOME, proven(DAY.negated(), HOME)).staleAccount()));
    }

    @Test
    void anonymousNetworkIsWhatTheDatabaseSays() {
        assertEquals(1, value(Comparison.anonymousNetwork(Optional.of(true))));
        assertEquals(0, value(Comparison.anonymousNetwork(Optional.of(false))));
        assertTrue(isUnknown(Comparison.anonymousNetwork(Optional.empty())));
    }

    @Test
    void failuresDoNotPushOutWhatIsKnown() {
        Stream<SignIn> attack = IntStream.range(0, 1000).mapToObj(i -> failed(Duration.ofSeconds(i)));
        History history =
                new History(Stream.concat(attack, Stream.of(proven(DAY, HOME))).toList());
        assertEquals(1 + History.KEPT, history.signIns().size());
        assertEquals(1, value(new Comparison(history, ABROAD, NOW).newDevice()));
    }

    @Test
    void onlyTheLatestSignInsAreLookedAt() {
        SignIn[] later = IntStream.range(0, History.KEPT)
                .mapToObj(i -> proven(Duration.ofHours(i + 1), HOME))
                .toArray(SignIn[]::new);
        SignIn[] all = Stream.concat(Stream.of(proven(DAY.multipliedBy(30), ABROAD)), Stream.of(later))
                .toArray(SignIn[]::new);
        assertEquals(1, value(compare(ABROAD, all).newDevice()));
    }
}
