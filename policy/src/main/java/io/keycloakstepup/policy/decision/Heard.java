package io.keycloakstepup.policy.decision;

import io.keycloakstepup.policy.decision.RuleFinding.Outcome;
import io.keycloakstepup.policy.rule.Effect;
import io.keycloakstepup.policy.rule.Rule;
import io.keycloakstepup.policy.rule.Truth;
import java.util.Optional;

/**
 * One rule, and what it says to one request.
 *
 * @param rule the rule
 * @param truth whether it holds
 * @param outcome what becomes of it
 */
record Heard(Rule rule, Truth truth, Outcome outcome) {

    /** Whether the effect comes about. */
    boolean isCarriedOut() {
        return outcome == Outcome.MATCHED || (outcome == Outcome.UNKNOWN && rule.countsAsMatch(truth));
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
