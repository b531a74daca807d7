package io.keycloakstepup.policy.decision;

import io.keycloakstepup.policy.level.Chain;
import io.keycloakstepup.policy.level.Demand;
import io.keycloakstepup.policy.level.Freshness;
import io.keycloakstepup.policy.level.Ledger;
import io.keycloakstepup.policy.level.Levels;
import io.keycloakstepup.policy.level.Step;
import io.keycloakstepup.policy.level.Target;
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
 * @param available whether the user can be asked for this factor, and can show what is asked of it
 */
public record Planner(Levels levels, Predicate<Demand> available) {

    /** Decides one request that names levels itself. */
    public Ruling rule(Judgement judgement, Wish wish, Ledger ledger, Freshness freshness) {
        Optional<Choice> chosen = wish.choices().stream()
                .filter(choice -> choice.level()
                        .filter(level -> canReach(Target.of(level), ledger, freshness))
                        .isPresent())
                .findFirst();
        boolean isMissed = wish.isBinding() && !wish.choices().isEmpty() && chosen.isEmpty();
        Judgement settled = judgement.asking(isMissed ? wish.preferred() : chosen.flatMap(Choice::level));
        boolean isUnreachable = isMissed && judgement.denial().isEmpty();
        return new Ruling(settled, decide(settled, ledger, freshness), chosen, isUnreachable);
    }

    private boolean canReach(Target wanted, Ledger ledger, Freshness freshness) {
        return plan(wanted, ledger, freshness).isPresent();
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
        Target next = next(unmet, ledger, freshness);
        return new Decision.StepUpRequired(
                next, plan(next, ledger, freshness).orElse(List.of()), unmet, judgement.findings());
    }

    /** The highest level comes first, unless one is out of reach: then nobody is asked for proofs in vain. */
    private Target next(List<Requirement> unmet, Ledger ledger, Freshness freshness) {
        return unmet.stream()
                .map(Requirement::target)
                .filter(target -> !canReach(target, ledger, freshness))
                .findFirst()
                .orElse(unmet.get(0).target());
    }

    /** The steps left of the chain nearest to done, each reduced to available factors; empty where none will do. */
    private Optional<List<Step>> plan(Target wanted, Ledger ledger, Freshness freshness) {
        return plans(wanted, ledger, freshness).findFirst();
    }

    /**
     * Every way to a level, and to what is asked beyond it, that the available factors allow: the steps left of each chain, never none where the level is
     * not reached, each reduced to available factors; the shortest way first, then the policy's order.
     */
    public Stream<List<Step>> plans(Target wanted, Ledger ledger, Freshness freshness) {
        return wanted.chains(levels)
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
        var demands = step.anyOf().stream().filter(available).toList();
        return demands.isEmpty() ? Optional.empty() : Optional.of(new Step(demands));
    }
}
