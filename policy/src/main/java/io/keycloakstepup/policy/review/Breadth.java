package io.keycloakstepup.policy.review;

import static io.keycloakstepup.policy.facts.FactTable.CLIENT_ID;
import static io.keycloakstepup.policy.facts.FactTable.NET_ASN;
import static io.keycloakstepup.policy.facts.FactTable.NET_CITY;
import static io.keycloakstepup.policy.facts.FactTable.NET_COUNTRY;

import io.keycloakstepup.policy.facts.Fact;
import io.keycloakstepup.policy.rule.Effect;
import io.keycloakstepup.policy.rule.Rule;
import io.keycloakstepup.policy.text.Outline;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Exemptions that reach further than whoever wrote them may think.
 *
 * @param rule the rule
 * @param place where the rule stands
 */
record Breadth(Rule rule, Outline place) {

    /** What people are given by the network that they choose to go through. */
    private static final Set<Fact> PLACES = Set.of(NET_COUNTRY, NET_CITY, NET_ASN);

    Stream<Warning> warnings() {
        return rule.effect() instanceof Effect.Exempt
                ? Stream.of(everywhere(), travelling()).flatMap(Optional::stream)
                : Stream.empty();
    }

    private Optional<Warning> everywhere() {
        return rule.reads().contains(CLIENT_ID)
                ? Optional.empty()
                : Optional.of(Warning.at(
                        place,
                        "rule " + rule.id() + " names no client, so it exempts at all of them, also at those to come",
                        "list under match the clients it is for"));
    }

    private Optional<Warning> travelling() {
        String places = rule.reads().stream()
                .filter(PLACES::contains)
                .map(Fact::name)
                .sorted()
                .collect(Collectors.joining(", "));
        return places.isEmpty()
                ? Optional.empty()
                : Optional.of(Warning.at(
                        place,
                        "rule " + rule.id() + " exempts by " + places + ", which a VPN gives to whoever wants it",
                        "draw the zone by cidrs that are yours"));
    }
}
