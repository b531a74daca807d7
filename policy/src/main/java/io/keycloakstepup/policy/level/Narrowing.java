package io.keycloakstepup.policy.level;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What somebody who requires a level asks beyond the level itself.
 *
 * @param maxAge how old any proof may be, where that is less than its step allows; empty for what the steps allow
 * @param factors the factors that count, all others do not; empty for all
 */
public record Narrowing(Optional<Duration> maxAge, Optional<Set<FactorType>> factors) {

    /** Nothing beyond the level. */
    public static final Narrowing NONE = new Narrowing(Optional.empty(), Optional.empty());

    public Narrowing {
        Objects.requireNonNull(maxAge, "maxAge");
        factors = factors.map(Set::copyOf);
        if (maxAge.filter(Duration::isNegative).isPresent()) {
            throw new IllegalArgumentException("an age cannot be negative: " + maxAge.get());
        }
    }

    /** What both ask: the shorter age, and the factors that both let count. */
    public Narrowing and(Narrowing other) {
        if (other.equals(NONE) || equals(other)) {
            return this;
        }
        return new Narrowing(
                Stream.concat(maxAge.stream(), other.maxAge.stream()).min(Duration::compareTo),
                factors.map(these ->
                                other.factors.map(those -> both(these, those)).orElse(these))
                        .or(() -> other.factors));
    }

    private static Set<FactorType> both(Set<FactorType> these, Set<FactorType> those) {
        Set<FactorType> both = new LinkedHashSet<>(these);
        both.retainAll(those);
        return both;
    }

    /** The chain as it is left; empty where one of its steps has no factor left. */
    Optional<Chain> of(Chain chain) {
        if (equals(NONE)) {
            return Optional.of(chain);
        }
        List<Step> steps =
                chain.steps().stream().map(this::of).flatMap(Optional::stream).toList();
        return steps.size() == chain.steps().size() ? Optional.of(new Chain(steps)) : Optional.empty();
    }

    private Optional<Step> of(Step step) {
        List<Demand> demands = step.anyOf().stream()
                .filter(demand -> factors.isEmpty() || factors.get().contains(demand.factor()))
                .map(this::of)
                .toList();
        return demands.isEmpty() ? Optional.empty() : Optional.of(new Step(demands));
    }

    private Demand of(Demand demand) {
        Duration shortest =
                maxAge.filter(age -> age.compareTo(demand.maxAge()) < 0).orElse(demand.maxAge());
        return new Demand(demand.factor(), shortest, demand.key());
    }
}
