package io.keycloakstepup.it.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The rounds of one contender, one after another. */
final class Series {

    private final Contender contender;
    private final List<Round> rounds = new ArrayList<>();

    Series(Contender contender) {
        this.contender = contender;
    }

    Contender contender() {
        return contender;
    }

    void add(Round round) {
        rounds.add(round);
    }

    /** What was measured, round by round. */
    List<Double> each(ToDoubleFunction<Round> measure) {
        return rounds.stream().map(measure::applyAsDouble).toList();
    }

    /** The medians in words. */
    String report() {
        return String.format(
                Locale.ROOT,
                "%s: %.0f refreshes a second, %.0f µs of processor time each",
                contender.name(),
                Quantiles.median(each(Round::perSecond)),
                Quantiles.median(each(Round::micros)));
    }
}
