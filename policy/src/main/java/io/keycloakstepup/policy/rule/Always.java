package io.keycloakstepup.policy.rule;

import io.keycloakstepup.policy.facts.Fact;
import io.keycloakstepup.policy.facts.Facts;
import java.util.Set;

/** The condition that asks nothing. */
enum Always implements Condition {
    INSTANCE;

    @Override
    public Truth test(Facts facts) {
        return Truth.yes();
    }

    @Override
    public Set<Fact> reads() {
        return Set.of();
    }
}
