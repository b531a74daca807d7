package io.keycloakstepup.it.cost;

import java.util.List;
import java.util.Locale;

/** Where the middle of a number of values is, and how far they are spread. */
final class Quantiles {

    private Quantiles() {}

    static double median(List<Double> values) {
        return of(values, 0.5);
    }

    /** Median and quartiles in words. */
    static String report(List<Double> values) {
        return String.format(
                Locale.ROOT, "%.3f (quartiles %.3f to %.3f)", median(values), of(values, 0.25), of(values, 0.75));
    }

    /** The value below which this share of them lies. */
    static double of(List<Double> values, double share) {
        List<Double> sorted = values.stream().sorted().toList();
        double place = share * (sorted.size() - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.size() - 1);
        return sorted.get(below) + (place - below) * (sorted.get(above) - sorted.get(below));
    }
}
