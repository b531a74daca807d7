package io.keycloakstepup.policy.level;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An ordered list of steps, all of which must be met.
 *
 * @param steps the steps in the order in which they are asked for; never empty, no factor in two of them
 */
public record Chain(List<Step> steps) {

    public Chain {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a chain needs at least one step");
        }
        Set<FactorType> seen = new HashSet<>();
        steps.stream().flatMap(step -> step.factors().distinct()).forEach(factor -> {
            if (!seen.add(factor)) {
                throw new IllegalArgumentException("factor " + factor.word() + " in two steps of one chain");
            }
        });
    }

    /** The steps that are still unmet, in order; empty when the chain is complete. */
    public List<Step> unmet(Ledger ledger, Freshness freshness) {
        return steps.stream()
                .filter(step -> !step.isMetBy(ledger, freshnessOf(step, freshness)))
                .toList();
    }

    private Freshness freshnessOf(Step step, Freshness freshness) {
        return step.equals(steps.get(steps.size() - 1)) ? freshness.ofLastStep() : freshness;
    }

    /**
     * The proofs that complete this chain, one for each step, or empty while a step is unmet. The newest proof counts
     * where several would do.
     */
    public Optional<List<Evidence>> completedBy(Ledger ledger, Freshness freshness) {
        List<Evidence> proofs = steps.stream()
                .map(step -> step.metBy(ledger, freshnessOf(step, freshness)))
                .flatMap(Optional::stream)
                .toList();
        return proofs.size() == steps.size() ? Optional.of(proofs) : Optional.empty();
    }

    /**
     * When the last step of this chain, in the chain's own order, was proven; empty while any step is unmet. An earlier
     * step proven again later does not move it: a retyped password never refreshes an old key.
     */
    public Optional<Instant> lastStepProvenAt(Ledger ledger, Freshness freshness) {
        return completedBy(ledger, freshness)
                .map(proofs -> proofs.get(proofs.size() - 1).verifiedAt());
    }

    /**
     * What is left of this chain for somebody whose browser stands in for the thing to be held. Empty where nothing of it can
     * be spared, and where nothing would be left that a thief of the browser could not do.
     */
    Optional<Chain> withoutPossession() {
        List<Step> left =
                steps.stream().filter(step -> !step.isMerePossession()).toList();
        boolean isWorthAnything = left.stream().anyMatch(Step::showsMoreThanPossession);
        return isWorthAnything && left.size() < steps.size() ? Optional.of(new Chain(left)) : Optional.empty();
    }

    /**
     * The fewest different kinds that whoever completes this chain is certain to have shown. Below two, the chain is
     * no multi-factor authentication, whatever its length.
     *
     * @param allowsRestricted whether restricted factors show their kind
     */
    public int certainKinds(boolean allowsRestricted) {
        return combinations(0, allowsRestricted).mapToInt(Set::size).min().orElse(0);
    }

    private Stream<Set<Kind>> combinations(int from, boolean allowsRestricted) {
        if (from == steps.size()) {
            return Stream.of(Set.of());
        }
        List<Set<Kind>> rest =
                combinations(from + 1, allowsRestricted).distinct().toList();
        return steps.get(from).anyOf().stream()
                .flatMap(demand -> rest.stream().map(kinds -> union(demand.kinds(allowsRestricted), kinds)));
    }

    private static Set<Kind> union(Set<Kind> shown, Set<Kind> kinds) {
        Set<Kind> union = new HashSet<>(kinds);
        union.addAll(shown);
        return union;
    }
}
