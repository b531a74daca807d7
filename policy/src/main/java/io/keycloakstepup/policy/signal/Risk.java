package io.keycloakstepup.policy.signal;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * How unusual one request is, as one policy weighs its signals.
 *
 * @param score from 0 to 100
 * @param level the score in a word
 * @param contributions what each signal that the policy weighs contributes, the unknown ones among them, by name;
 *     empty where the policy weighs none
 */
public record Risk(int score, Level level, List<Contribution> contributions) {

    /** The highest score, however much the signals add up to. */
    public static final int HIGHEST = 100;

    /** A score in a word. */
    public enum Level {
        LOW,
        MEDIUM,
        HIGH;

        /** The value of {@code risk.level}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What one signal contributes.
     *
     * @param signal its name
     * @param points the points it adds, before the sum is rounded and cut off
     * @param reading what it says, or why it is unknown
     */
    public record Contribution(String signal, double points, SignalReading reading) {
        public Contribution {
            Objects.requireNonNull(signal, "signal");
            Objects.requireNonNull(reading, "reading");
        }

        /** The contribution for an explanation, for example {@code new-device 30 (never seen before)}. */
        public String words() {
            String shown = String.format(Locale.ROOT, "%s %.1f", signal, points).replaceFirst("\\.0$", "");
            return shown
                    + reading.match(
                            known -> " (" + known.reason() + ")", missing -> " (unknown: " + missing.why() + ")");
        }
    }

    public Risk {
        if (score < 0 || score > HIGHEST) {
            throw new IllegalArgumentException("a risk is scored from 0 to 100, not " + score);
        }
        Objects.requireNonNull(level, "level");
        contributions = List.copyOf(contributions);
    }

    /** The score and where it comes from, for an explanation. */
    public String words() {
        String parts = contributions.stream().map(Contribution::words).collect(Collectors.joining(", "));
        return "risk " + score + " (" + level.word() + ")" + (parts.isEmpty() ? "" : ": " + parts);
    }
}
