package io.keycloakstepup.policy.review;

import io.keycloakstepup.policy.rule.Condition;
import io.keycloakstepup.policy.rule.InCountries;
import io.keycloakstepup.policy.rule.InNetworks;
import io.keycloakstepup.policy.rule.InZones;
import io.keycloakstepup.policy.rule.OfProviders;
import io.keycloakstepup.policy.rule.Outside;
import io.keycloakstepup.policy.rule.Rule;
import io.keycloakstepup.policy.rule.Selector;
import io.keycloakstepup.policy.rule.Truth;
import io.keycloakstepup.policy.rule.Zone;
import io.keycloakstepup.policy.text.Outline;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Conditions that are always false, so that their rule can never match, or always true, so that they say nothing.
 *
 * @param rule the rule
 * @param place where the rule stands
 */
record Futility(Rule rule, Outline place) {

    Stream<Warning> warnings() {
        ClosedFacts facts = ClosedFacts.of(rule);
        return rule.conditions().stream()
                .filter(condition -> !(condition instanceof Selector))
                .flatMap(condition -> (condition instanceof InZones zones
                                ? ofZones(zones)
                                : ofCondition(facts.answers(condition)))
                        .stream());
    }

    private Optional<Warning> ofZones(InZones selector) {
        boolean isNowhere = !selector.excluding()
                && selector.zones().byName().values().stream().allMatch(Futility::isNowhere);
        return isNowhere
                ? Optional.of(Warning.at(
                        place("match"),
                        "no request can be in " + selector.names() + ", so rule " + rule.id() + " can never match",
                        "see what these zones list, and what their keys with not list"))
                : Optional.empty();
    }

    private Optional<Warning> ofCondition(List<Truth> answers) {
        if (answers.isEmpty()) {
            return Optional.empty();
        }
        if (answers.stream().allMatch(Truth.No.class::isInstance)) {
            return Optional.of(Warning.at(
                    place("when"),
                    "this is false whatever the facts are, so rule " + rule.id() + " can never match",
                    "an hour is 0 to 23, a weekday 1 to 7, a risk 0 to 100; a client is one of those under match"));
        }
        return answers.stream().allMatch(Truth.Yes.class::isInstance)
                ? Optional.of(Warning.at(place("when"), "this is true whatever the facts are", "leave it out"))
                : Optional.empty();
    }

    private Outline place(String member) {
        return place.member(member).orElse(place);
    }

    private static boolean isNowhere(Zone zone) {
        return zone.criteria().stream()
                .filter(Outside.class::isInstance)
                .map(criterion -> ((Outside) criterion).inside())
                .anyMatch(excluded -> zone.criteria().stream().anyMatch(included -> isWithin(included, excluded)));
    }

    private static boolean isWithin(Condition included, Condition excluded) {
        if (included instanceof InCountries countries && excluded instanceof InCountries others) {
            return others.codes().containsAll(countries.codes());
        }
        if (included instanceof OfProviders providers && excluded instanceof OfProviders others) {
            return others.numbers().containsAll(providers.numbers());
        }
        if (included instanceof InNetworks networks && excluded instanceof InNetworks others) {
            return others.networks().networks().containsAll(networks.networks().networks());
        }
        return included.equals(excluded);
    }
}
