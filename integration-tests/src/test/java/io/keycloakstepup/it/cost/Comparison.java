package io.keycloakstepup.it.cost;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The rounds of one contender beside those of another: the first beside the first, and so on. Each pair was measured
 * within seconds, so that whatever else the machine does falls on both.
 */
record Comparison(Series one, Series other) {

    /** How much is done for one of the other's: the median of all pairs. */
    double throughput() {
        return Quantiles.median(ratios(Round::perSecond));
    }

    /** Medians and quartiles in words. */
    String report() {
        return "%s beside %s: throughput %s, processor time %s"
                .formatted(
                        one.contender().name(),
                        other.contender().name(),
                        Quantiles.report(ratios(Round::perSecond)),
                        Quantiles.report(ratios(Round::micros)));
    }

    private List<Double> ratios(ToDoubleFunction<Round> measure) {
        List<Double> ones = one.each(measure);
        List<Double> others = other.each(measure);
        return IntStream.range(0, ones.size())
                .mapToObj(round -> ones.get(round) / others.get(round))
                .toList();
    }
}
