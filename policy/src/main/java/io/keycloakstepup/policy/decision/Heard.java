package io.keycloakstepup.policy.decision;

import static io.keycloakstepup.policy.facts.FactTable.RISK_LEVEL;
import static io.keycloakstepup.policy.facts.FactTable.RISK_SCORE;

import io.keycloakstepup.policy.decision.RuleFinding.Outcome;
import io.keycloakstepup.policy.facts.Fact;
import io.keycloakstepup.policy.rule.Effect;
import io.keycloakstepup.policy.rule.Rule;
import io.keycloakstepup.policy.rule.Truth;
import java.util.Optional;
import java.util.Set;

/**
 * One rule, and what it says to one request.
 *
 * @param rule the rule
 * @param truth whether it holds
 * @param outcome what becomes of it
 */
record Heard(Rule rule, Truth truth, Outcome outcome) {

    private static final Set<Fact> RISK = Set.of(RISK_SCORE, RISK_LEVEL);

    /** Whether the effect comes about. */
    boolean isCarriedOut() {
        return outcome == Outcome.MATCHED || (outcome == Outcome.UNKNOWN && rule.countsAsMatch(truth));
    }

    /** Whether the effect comes about whatever else becomes known: of the facts the risk alone may change. */
    boolean isCertain() {
        return outcome == Outcome.MATCHED && rule.reads().stream().noneMatch(RISK::contains);
    }

    /** What the rule requires, if that comes about. */
    Optional<Effect.Require> required() {
        return isCarriedOut() && rule.effect() instanceof Effect.Require require
                ? Optional.of(require)
                : Optional.empty();
    }

    /** The denial, if it comes about. */
    Optional<Effect.Deny> denied() {
        return isCarriedOut() && rule.effect() instanceof Effect.Deny deny ? Optional.of(deny) : Optional.empty();
    }

    /** Whether the rule exempts the request. */
    boolean exempts() {
        return isCarriedOut() && rule.effect() instanceof Effect.Exempt;
    }
}
