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
import java.util.stream.Stream;

/**
 * Turns what a policy asks and what a user has proven into what is to be done next: the fewest prompts first, then the
 * policy's own order.
 *
 * @param levels the policy's levels
 * @param available whether the user can be asked for a factor of this type
 */
public record Planner(Levels levels, Predicate<FactorType> available) {

    /** Decides one request that names levels itself. */
    public Ruling rule(Judgement judgement, Wish wish, Ledger ledger, Freshness freshness) {
        Optional<Choice> chosen = wish.choices().stream()
                .filter(choice -> choice.level()
                        .filter(level -> canReach(level, ledger, freshness))
                        .isPresent())
                .findFirst();
        boolean isMissed = wish.isBinding() && !wish.choices().isEmpty() && chosen.isEmpty();
        Judgement settled = judgement.asking(isMissed ? wish.preferred() : chosen.flatMap(Choice::level));
        boolean isUnreachable = isMissed && judgement.denial().isEmpty();
        return new Ruling(settled, decide(settled, ledger, freshness), chosen, isUnreachable);
    }

    private boolean canReach(Level level, Ledger ledger, Freshness freshness) {
        return plan(level, ledger, freshness).isPresent();
    }

    /** Decides one request. */
    public Decision decide(Judgement judgement, Ledger ledger, Freshness freshness) {
        if (judgement.denial().isPresent()) {
            return new Decision.Denied(judgement.denial().get(), judgement.findings());
        }
        List<Requirement> unmet = judgement.unmet(levels, ledger, freshness);
        if (unmet.isEmpty()) {
            return new Decision.Granted(judgement.findings());
        }
        Level next = next(unmet, ledger, freshness);
        return new Decision.StepUpRequired(
                next, plan(next, ledger, freshness).orElse(List.of()), unmet, judgement.findings());
    }

    /** The highest level comes first, unless one is out of reach: then nobody is asked for proofs in vain. */
    private Level next(List<Requirement> unmet, Ledger ledger, Freshness freshness) {
        return unmet.stream()
                .map(Requirement::level)
                .filter(level -> !canReach(level, ledger, freshness))
                .findFirst()
                .orElse(unmet.get(0).level());
    }

    /** The steps left of the chain nearest to done, each reduced to available factors; empty where none will do. */
    private Optional<List<Step>> plan(Level wanted, Ledger ledger, Freshness freshness) {
        return plans(wanted, ledger, freshness).findFirst();
    }

    /**
     * Every way to a level that the available factors allow: the steps left of each chain, never none where the level is
     * not reached, each reduced to available factors; the shortest way first, then the policy's order.
     */
    public Stream<List<Step>> plans(Level wanted, Ledger ledger, Freshness freshness) {
        return levels.covering(wanted)
                .flatMap(level -> level.chains().stream())
                .map(chain -> remaining(chain, ledger, freshness))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingInt(List::size));
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
