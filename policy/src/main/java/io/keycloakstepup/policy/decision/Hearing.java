package io.keycloakstepup.policy.decision;

import io.keycloakstepup.policy.decision.RuleFinding.Outcome;
import io.keycloakstepup.policy.facts.Fact;
import io.keycloakstepup.policy.facts.FactTable;
import io.keycloakstepup.policy.facts.Facts;
import io.keycloakstepup.policy.facts.Grant;
import io.keycloakstepup.policy.rule.Effect;
import io.keycloakstepup.policy.rule.Mode;
import io.keycloakstepup.policy.rule.Policy;
import io.keycloakstepup.policy.rule.Rule;
import io.keycloakstepup.policy.rule.Truth;
import io.keycloakstepup.policy.signal.Readings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The rules of a policy, asked about one request.
 *
 * @param policy the policy
 * @param facts what is known of the request
 * @param risk the part of it that is added up from signals
 * @param grant how its token is asked for; empty where that is not known
 */
record Hearing(Policy policy, Facts facts, RiskFacts risk, Optional<Grant> grant) {

    /** The grants at which some fact can never be known. */
    private static final Set<Grant> POORER = FactTable.all().stream()
            .flatMap(fact -> fact.impossibleAt().stream())
            .collect(Collectors.toUnmodifiableSet());

    static Hearing of(Policy policy, Facts facts, Readings readings) {
        Facts derived = new DerivedFacts(policy.levels(), policy.timezone(), facts);
        RiskFacts risk = new RiskFacts(policy.signals(), readings, derived);
        Optional<Grant> grant = facts.value(FactTable.REQUEST_GRANT).flatMap(word -> Grant.named((String) word));
        return new Hearing(policy, new ZonedFacts(policy.zones(), risk), risk, grant);
    }

    List<Heard> of(List<Rule> rules) {
        List<Heard> heard = new ArrayList<>(rules.size());
        for (Rule rule : rules) {
            heard.add(of(rule));
        }
        return heard;
    }

    private Heard of(Rule rule) {
        Truth truth = impossible(rule).<Truth>map(Truth.No::new).orElseGet(() -> rule.test(facts));
        return new Heard(rule, truth, outcome(rule, truth));
    }

    /** Why the rule says nothing to requests of this grant; empty where it does. */
    private Optional<String> impossible(Rule rule) {
        if (grant.filter(POORER::contains).isEmpty() || rule.names(grant.get())) {
            return Optional.empty();
        }
        Set<Fact> missing = rule.impossibleAt(grant.get());
        return missing.isEmpty() ? Optional.empty() : Optional.of(words(missing, grant.get()));
    }

    private static String words(Set<Fact> missing, Grant grant) {
        String names = missing.stream()
                .map(Fact::name)
                .collect(Collectors.collectingAndThen(
                        Collectors.toCollection(TreeSet::new), sorted -> String.join(", ", sorted)));
        return names + " cannot be known at " + grant.word() + ", which the rule's grants do not name";
    }

    private Outcome outcome(Rule rule, Truth truth) {
        if (truth instanceof Truth.Yes && isExpired(rule)) {
            return Outcome.EXPIRED;
        }
        if (rule.countsAsMatch(truth) && !isEnforced(rule)) {
            return Outcome.REPORT;
        }
        if (truth instanceof Truth.Unknown) {
            return Outcome.UNKNOWN;
        }
        return truth instanceof Truth.Yes ? Outcome.MATCHED : Outcome.NOT_MATCHED;
    }

    boolean isEnforced(Rule rule) {
        return rule.mode() == Mode.ENFORCE && policy.mode() == Mode.ENFORCE;
    }

    /** Whoever cannot tell the day cannot rely on an exemption. */
    private boolean isExpired(Rule rule) {
        return rule.effect() instanceof Effect.Exempt exempt
                && facts.value(FactTable.TIME_INSTANT)
                        .map(now -> exempt.isExpired((Instant) now, policy.timezone()))
                        .orElse(true);
    }
}
