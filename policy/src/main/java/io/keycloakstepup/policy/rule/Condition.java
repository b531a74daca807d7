package io.keycloakstepup.policy.rule;

import io.keycloakstepup.policy.facts.Fact;
import io.keycloakstepup.policy.facts.Facts;
import java.util.Set;

/** A question about the facts of one request. Thread-safe: one condition is asked by many requests at once. */
public interface Condition {

    /** The answer; missing facts make it unknown, they never make it fail. */
    Truth test(Facts facts);

    /** The facts that may be read to answer. */
    Set<Fact> reads();

    /** The condition of a rule that has none. */
    static Condition always() {
        return Always.INSTANCE;
    }
}
