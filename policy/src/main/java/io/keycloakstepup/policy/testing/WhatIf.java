package io.keycloakstepup.policy.testing;

import io.keycloakstepup.policy.decision.Decision;
import io.keycloakstepup.policy.decision.Judge;
import io.keycloakstepup.policy.decision.Judgement;
import io.keycloakstepup.policy.decision.Planner;
import io.keycloakstepup.policy.level.Ledger;
import io.keycloakstepup.policy.level.Level;
import io.keycloakstepup.policy.level.Moment;
import io.keycloakstepup.policy.rule.Policy;
import io.keycloakstepup.policy.situation.Situation;
import java.time.Instant;
import java.util.Optional;

/**
 * What a policy would make of a situation.
 *
 * @param judgement what it asks, whatever has been proven
 * @param decision what would happen to the request, if every factor were at hand
 * @param reached the highest level that the evidence reaches; empty if it reaches none
 */
public record WhatIf(Judgement judgement, Decision decision, Optional<Level> reached) {

    /** Asks; the request happens at this instant unless the situation states another. */
    public static WhatIf of(Policy policy, Situation situation, Instant now) {
        Instant instant = situation.instantOr(now);
        Moment moment = new Moment(instant, instant);
        Ledger ledger = situation.ledgerAt(instant);
        Judgement judgement = new Judge(policy).explain(situation.factsAt(instant), situation);
        return new WhatIf(
                judgement,
                new Planner(policy.levels(), factor -> true).decide(judgement, ledger, moment),
                policy.levels().reached(ledger, moment).findFirst());
    }
}
