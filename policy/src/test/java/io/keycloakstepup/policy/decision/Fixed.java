package io.keycloakstepup.policy.decision;

import io.keycloakstepup.policy.facts.Fact;
import io.keycloakstepup.policy.facts.Facts;
import io.keycloakstepup.policy.rule.Condition;
import io.keycloakstepup.policy.rule.Truth;
import java.util.Set;

/**
 * A condition whose answer is fixed.
 *
 * @param truth the answer
 */
record Fixed(Truth truth) implements Condition {

    @Override
    public Truth test(Facts facts) {
        return truth;
    }

    @Override
    public Set<Fact> reads() {
        return Set.of();
    }
}
