package io.keycloakstepup.policy.rule;

import io.keycloakstepup.policy.facts.Fact;
import io.keycloakstepup.policy.facts.Facts;
import java.util.Set;

/**
 * The opposite of a criterion of a zone: {@code notCidrs}, {@code notCountries} and the like.
 *
 * @param key the policy's word for it, for explanations
 * @param inside the criterion that must not hold
 */
public record Outside(String key, Condition inside) implements Condition {

    @Override
    public Truth test(Facts facts) {
        Truth truth = inside.test(facts);
        if (truth instanceof Truth.Unknown) {
            return truth;
        }
        return truth instanceof Truth.No ? Truth.yes() : new Truth.No(key + " lists it");
    }

    @Override
    public Set<Fact> reads() {
        return inside.reads();
    }
}
