package io.keycloakstepup.policy.decision;

import io.keycloakstepup.policy.level.Chain;
import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.level.Freshness;
import io.keycloakstepup.policy.level.Ledger;
import io.keycloakstepup.policy.level.Level;
import io.keycloakstepup.policy.level.Levels;
import io.keycloakstepup.policy.level.Step;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Turns what a policy asks and what a user has proven into what is to be done next: the fewest prompts first, then the
 * policy's own order.
 *
 * @param levels the policy's levels
 * @param available whether the user can be asked for a factor of this type
 */
public record Planner(Levels levels, Predicate<FactorType> available) {

    /** Decides one request. */
    public Decision decide(Judgement judgement, Ledger ledger, Freshness freshness) {
        if (judgement.denial().isPresent()) {
            return new Decision.Denied(judgement.denial().get(), judgement.findings());
        }
        List<Requirement> unmet = judgement.unmet(levels, ledger, freshness);
        if (unmet.isEmpty()) {
            return new Decision.Granted(judgement.findings());
        }
        Level highest = unmet.get(0).level();
        return new Decision.StepUpRequired(
                highest, plan(highest, ledger, freshness).orElse(List.of()), unmet, judgement.findings());
    }

    /** The steps left of the chain nearest to done, each reduced to available factors; empty where none will do. */
    private Optional<List<Step>> plan(Level wanted, Ledger ledger, Freshness freshness) {
        return levels.covering(wanted)
                .flatMap(level -> level.chains().stream())
                .map(chain -> remaining(chain, ledger, freshness))
                .flatMap(Optional::stream)
                .min(Comparator.comparingInt(List::size));
    }

    private Optional<List<Step>> remaining(Chain chain, Ledger ledger, Freshness freshness) {
        List<Step> unmet = chain.unmet(ledger, freshness);
        List<Step> possible =
                unmet.stream().map(this::possible).flatMap(Optional::stream).toList();
        return possible.size() == unmet.size() ? Optional.of(possible) : Optional.empty();
    }

    private Optional<Step> possible(Step step) {
        var demands = step.anyOf().stream()
                .filter(demand -> available.test(demand.factor()))
                .toList();
        return demands.isEmpty() ? Optional.empty() : Optional.of(new Step(demands));
    }
}
