package io.keycloakstepup.policy.signal;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The signals that a policy weighs. Immutable and thread-safe.
 *
 * @param weights the weights by the names of the signals; empty where nothing is ever risky
 * @param thresholds from where on a score is medium or high
 */
public record Signals(Map<String, Weight> weights, Thresholds thresholds) {

    /** A policy that weighs nothing. */
    public static final Signals NONE = new Signals(Map.of(), Thresholds.USUAL);

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,99}");

    /**
     * From where on a score is medium or high.
     *
     * @param medium the lowest score that is medium, from 1
     * @param high the lowest score that is high, above medium and at most 100
     */
    public record Thresholds(int medium, int high) {

        /** Where the policy names none. */
        public static final Thresholds USUAL = new Thresholds(30, 60);

        public Thresholds {
            if (medium < 1 || high <= medium || high > Risk.HIGHEST) {
                throw new IllegalArgumentException(
                        "0 < medium < high <= 100 must hold, but medium is " + medium + " and high is " + high);
            }
        }

        Risk.Level of(int score) {
            if (score >= high) {
                return Risk.Level.HIGH;
            }
            return score >= medium ? Risk.Level.MEDIUM : Risk.Level.LOW;
        }
    }

    public Signals {
        weights = Map.copyOf(weights);
        Objects.requireNonNull(thresholds, "thresholds");
        weights.keySet().stream().filter(name -> !isName(name)).findFirst().ifPresent(wrong -> {
            throw new IllegalArgumentException("not the name of a signal: '" + wrong + "'");
        });
    }

    /** Whether a signal, built in or of a third party, can have this name. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /**
     * The risk that these readings add up to: the sum over all signals of their weight times their reading, rounded to
     * a whole number, half a point upwards, and cut off at 100. Only signals with a weight are read, each once.
     */
    public Risk risk(Readings readings) {
        List<Risk.Contribution> contributions = new TreeMap<>(weights)
                .entrySet().stream()
                        .map(entry -> contribution(entry.getKey(), entry.getValue(), readings))
                        .toList();
        double sum =
                contributions.stream().mapToDouble(Risk.Contribution::points).sum();
        int score = (int) Math.min(Risk.HIGHEST, Math.round(sum));
        return new Risk(score, thresholds.of(score), contributions);
    }

    /** The risk of a score that somebody states instead of readings. */
    public Risk stated(int score) {
        return new Risk(score, thresholds.of(score), List.of());
    }

    private static Risk.Contribution contribution(String signal, Weight weight, Readings readings) {
        SignalReading reading = readings.of(signal);
        return new Risk.Contribution(signal, weight.of(reading), reading);
    }
}
