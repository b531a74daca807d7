package io.keycloakstepup.policy.level;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One position of a chain, met by any one of its factors.
 *
 * @param anyOf the demands, in the order in which they are offered; never empty, each factor at most once
 */
public record Step(List<Demand> anyOf) {

    public Step {
        anyOf = List.copyOf(anyOf);
        if (anyOf.isEmpty()) {
            throw new IllegalArgumentException("a step needs at least one factor");
        }
        Set<FactorType> seen = new HashSet<>();
        for (Demand demand : anyOf) {
            if (!seen.add(demand.factor())) {
                throw new IllegalArgumentException("factor " + demand.factor().word() + " twice in one step");
            }
        }
    }

    /** The factors that can meet this step, in the order in which they are offered. */
    public Stream<FactorType> factors() {
        return anyOf.stream().map(Demand::factor);
    }

    /** The newest proof that meets this step, or empty while it is unmet. */
    public Optional<Evidence> metBy(Ledger ledger, Freshness freshness) {
        return ledger.newestFirst()
                .filter(evidence -> anyOf.stream().anyMatch(demand -> demand.isMetBy(evidence, freshness)))
                .findFirst();
    }

    /** Whether whoever meets this step is certain to have shown a kind that is not possession. */
    boolean showsMoreThanPossession() {
        return anyOf.stream()
                .allMatch(demand -> demand.kinds(false).stream().anyMatch(kind -> kind != Kind.POSSESSION));
    }

    /** Whether holding something is all that this step asks, whichever of its factors is chosen. */
    boolean isMerePossession() {
        return anyOf.stream().allMatch(Demand::isMerePossession);
    }

    /** Whether some proof of the ledger meets this step. */
    public boolean isMetBy(Ledger ledger, Freshness freshness) {
        return metBy(ledger, freshness).isPresent();
    }
}
