package io.keycloakstepup.policy.rule;

import io.keycloakstepup.policy.facts.Fact;
import io.keycloakstepup.policy.facts.Facts;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A part of the world that requests come from: the networks, countries, providers and lists that all hold.
 *
 * @param criteria what must hold, all of it; never empty
 */
public record Zone(List<Condition> criteria) implements Condition {

    public Zone {
        criteria = List.copyOf(criteria);
        if (criteria.isEmpty()) {
            throw new IllegalArgumentException("a zone without a criterion would be everywhere");
        }
    }

    @Override
    public Truth test(Facts facts) {
        Truth truth = Truth.yes();
        for (Condition criterion : criteria) {
            if (truth instanceof Truth.No) {
                break;
            }
            truth = truth.and(criterion.test(facts));
        }
        return truth;
    }

    @Override
    public Set<Fact> reads() {
        return criteria.stream()
                .flatMap(criterion -> criterion.reads().stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
