package io.keycloakstepup.policy.cel;

import io.keycloakstepup.policy.facts.Fact;
import io.keycloakstepup.policy.facts.Facts;
import io.keycloakstepup.policy.rule.Condition;
import io.keycloakstepup.policy.rule.Truth;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A condition written in CEL.
 *
 * @param terms what must hold, all of it; never empty
 */
record CelCondition(List<Term> terms) implements Condition {

    CelCondition {
        terms = List.copyOf(terms);
    }

    @Override
    public Truth test(Facts facts) {
        FetchedFacts fetched = new FetchedFacts(facts);
        Truth truth = Truth.yes();
        for (Term term : terms) {
            if (truth instanceof Truth.No) {
                break;
            }
            truth = truth.and(term.test(fetched));
        }
        return truth;
    }

    @Override
    public Set<Fact> reads() {
        return terms.stream().flatMap(term -> term.reads().stream()).collect(Collectors.toUnmodifiableSet());
    }
}
