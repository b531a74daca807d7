package io.keycloakstepup.policy.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keycloakstepup.policy.signal.Signals.Thresholds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Risk is the weighted sum of the readings, between 0 and 100, whatever is missing. */
class SignalsTest {

    private static Signals weighing(String signal, int points, double unknown) {
        return new Signals(Map.of(signal, new Weight(points, unknown)), Thresholds.USUAL);
    }

    private static Readings reading(double value) {
        return signal -> new SignalReading.Known(value, "said so");
    }

    @Test
    void policyThatWeighsNothingSeesNoRisk() {
        assertEquals(new Risk(0, Risk.Level.LOW, List.of()), Signals.NONE.risk(reading(1)));
    }

    @Test
    void scoreIsTheWeightedSum() {
        Signals signals = new Signals(
                Map.of("new-device", new Weight(30, 0), "new-country", new Weight(40, 0)), Thresholds.USUAL);
        assertEquals(70, signals.risk(reading(1)).score());
        assertEquals(35, signals.risk(reading(0.5)).score());
        assertEquals(0, signals.risk(reading(0)).score());
    }

    @Test
    void scoreIsCutOffAtAHundred() {
        Signals signals = new Signals(Map.of("a", new Weight(80, 0), "b", new Weight(70, 0)), Thresholds.USUAL);
        assertEquals(100, signals.risk(reading(1)).score());
    }

    @ParameterizedTest
    @CsvSource({"0.49, 0", "0.5, 1", "0.51, 1"})
    void halfAPointIsRoundedUp(double reading, int expected) {
        assertEquals(expected, weighing("a", 1, 0).risk(reading(reading)).score());
    }

    @Test
    void unknownSignalContributesWhatThePolicySaysAndIsNamed() {
        assertEquals(0, weighing("new-device", 30, 0).risk(Readings.NONE).score());
        Risk risk = weighing("new-device", 30, 0.5).risk(Readings.NONE);
        assertEquals(15, risk.score());
        assertEquals("risk 15 (low): new-device 15 (unknown: this request has no reading of the signal)", risk.words());
    }

    @Test
    void explanationGivesEachSignalWithItsPointsAndReason() {
        assertEquals(
                "risk 8 (low): new-device 7.5 (said so)",
                weighing("new-device", 30, 0).risk(reading(0.25)).words());
    }

    @Test
    void onlyWeighedSignalsAreReadAndEachOnce() {
        List<String> read = new ArrayList<>();
        weighing("new-device", 30, 0).risk(signal -> {
            read.add(signal);
            return new SignalReading.Known(1, "");
        });
        assertEquals(List.of("new-device"), read);
    }

    @ParameterizedTest
    @CsvSource({"29, LOW", "30, MEDIUM", "59, MEDIUM", "60, HIGH", "100, HIGH"})
    void levelBeginsAtItsThreshold(int score, Risk.Level expected) {
        assertEquals(expected, weighing("a", score, 0).risk(reading(1)).level());
    }

    @Property
    void scoreStaysInItsRangeAndARisingReadingNeverLowersIt(
            @ForAll @Size(max = 8) List<@IntRange(max = 100) Integer> weights,
            @ForAll @DoubleRange(max = 1) double one,
            @ForAll @DoubleRange(max = 1) double other) {
        Map<String, Weight> byName = weights.stream()
                .collect(Collectors.toMap(weight -> "signal-" + weight, weight -> new Weight(weight, 0), (a, b) -> a));
        Signals signals = new Signals(byName, Thresholds.USUAL);
        int lower = signals.risk(reading(Math.min(one, other))).score();
        int higher = signals.risk(reading(Math.max(one, other))).score();
        assertTrue(0 <= lower && lower <= higher && higher <= 100);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN, Double.POSITIVE_INFINITY})
    void readingOutsideItsRangeIsRefused(double value) {
        assertThrows(IllegalArgumentException.class, () -> new SignalReading.Known(value, ""));
        assertThrows(IllegalArgumentException.class, () -> new Weight(1, value));
    }

    @ParameterizedTest
    @CsvSource({"0, 60", "60, 60", "70, 60", "30, 101"})
    void thresholdsOutOfOrderAreRefused(int medium, int high) {
        assertThrows(IllegalArgumentException.class, () -> new Thresholds(medium, high));
    }

    @Test
    void builtInSignalsHaveNamesThatPoliciesCanWrite() {
        assertTrue(BuiltInSignal.words().allMatch(Signals::isName));
        assertEquals(8, BuiltInSignal.words().distinct().count());
        assertThrows(IllegalArgumentException.class, () -> weighing("New-Device", 1, 0));
    }
}
