package io.keycloakstepup.policy.review;

import io.keycloakstepup.policy.review.Surroundings.Thing;
import io.keycloakstepup.policy.spelling.Vocabulary;
import io.keycloakstepup.policy.text.Outline;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Names of things that are not there: a rule for a client that was renamed matches nobody, and says nothing of it.
 *
 * @param surroundings what is there
 */
record UnknownNames(Surroundings surroundings) {

    Stream<Warning> in(Outline policy) {
        Stream<Outline> rules = policy.member("rules").stream().flatMap(all -> all.items().stream());
        Stream<Outline> zones = policy.member("zones").stream().flatMap(UnknownNames::values);
        return Stream.of(
                        rules.flatMap(this::inRule),
                        zones.flatMap(this::inZone),
                        names(policy, "signals", Thing.SIGNAL),
                        names(policy, "idp", Thing.PROVIDER))
                .flatMap(warnings -> warnings);
    }

    private static Stream<Outline> values(Outline mapping) {
        return mapping.names().flatMap(name -> mapping.member(name.text()).stream());
    }

    private Stream<Warning> inRule(Outline rule) {
        return rule.member("match").stream().flatMap(match -> Stream.of(
                        unknown(match, "clients", Thing.CLIENT),
                        unknown(match, "groups", Thing.GROUP),
                        unknown(match, "roles", Thing.ROLE),
                        unknown(match, "organizations", Thing.ORGANIZATION))
                .flatMap(warnings -> warnings));
    }

    private Stream<Warning> inZone(Outline zone) {
        return Stream.concat(unknown(zone, "lists", Thing.LIST), unknown(zone, "notLists", Thing.LIST));
    }

    private Stream<Warning> names(Outline policy, String key, Thing thing) {
        return policy.member(key).stream().flatMap(Outline::names).flatMap(name -> unknown(name, thing).stream());
    }

    private Stream<Warning> unknown(Outline mapping, String key, Thing thing) {
        return mapping.member(key).stream()
                .flatMap(list -> list.items().stream())
                .flatMap(name -> unknown(name, thing).stream());
    }

    private Optional<Warning> unknown(Outline name, Thing thing) {
        return surroundings.has(thing, name.text())
                ? Optional.empty()
                : Optional.of(Warning.at(
                        name,
                        "there is no " + thing.word() + " '" + name.text() + "' here",
                        Vocabulary.of(surroundings.some(thing))
                                .nearest(name.text())
                                .map(near -> "did you mean '" + near + "'?")
                                .orElse("")));
    }
}
