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

    /** How long all that it did took, each for itself. */
    private List<Double> millis() {
        return rounds.stream().flatMap(round -> round.millis().stream()).toList();
    }

    /** Medians in words, and what one in a hundred waits for longer. */
    String report() {
        return String.format(
                Locale.ROOT,
                "%s: %.1f a second, %.0f µs of processor time each, p50 %.0f ms, p99 %.0f ms of %d",
                contender.name(),
                Quantiles.median(each(Round::perSecond)),
                Quantiles.median(each(Round::micros)),
                Quantiles.median(millis()),
                Quantiles.of(millis(), 0.99),
                millis().size());
    }
}
