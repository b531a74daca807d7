package io.keycloakstepup.policy.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keycloakstepup.policy.decision.RuleFinding;
import io.keycloakstepup.policy.decision.RuleFinding.Outcome;
import io.keycloakstepup.policy.facts.Fact;
import io.keycloakstepup.policy.facts.FactTable;
import io.keycloakstepup.policy.rule.Effect;
import io.keycloakstepup.policy.rule.Rule;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The cases leave out nothing of the language. */
class CaseCoverageTest {

    private static final int AT_LEAST = 150;

    private static List<String> missing(Stream<Fact> facts, Set<String> shown) {
        return facts.map(Fact::name).filter(name -> !shown.contains(name)).toList();
    }

    private static Stream<Rule> rules() {
        return PolicyCase.decided().stream().flatMap(one -> one.policy().rules().all().stream());
    }

    /** What could not be known in some case, a member of a fact by the fact's own name too. */
    private static Set<String> unknown() {
        return PolicyCase.decided().stream()
                .flatMap(one -> one.whatIf().decision().findings().stream())
                .filter(finding -> finding.outcome() == Outcome.UNKNOWN)
                .map(RuleFinding::because)
                .flatMap(Pattern.compile("[^A-Za-z0-9.]+")::splitAsStream)
                .flatMap(name -> Stream.of(name, name.replaceAll("\\.[^.]*$", ""), name.replaceAll("\\..*", "")))
                .collect(Collectors.toSet());
    }

    @Test
    void casesAreMany() {
        int decided = PolicyCase.decided().size();
        int refused = PolicyCase.refused().size();
        int warned = PolicyCase.warned().size();
        System.out.printf(
                "%d cases of policies that decide, %d of texts that are refused, %d of warnings%n",
                decided, refused, warned);
        assertTrue(decided + refused >= AT_LEAST, "at least " + AT_LEAST + " cases");
    }

    @Test
    void everyFactIsReadInSomeCase() {
        Set<String> read =
                rules().flatMap(rule -> rule.reads().stream()).map(Fact::name).collect(Collectors.toSet());
        assertEquals(List.of(), missing(FactTable.all().stream(), read));
    }

    @Test
    void everyFactThatMayBeAbsentIsUnknownInSomeCase() {
        assertEquals(List.of(), missing(FactTable.all().stream().filter(Fact::mayBeAbsent), unknown()));
    }

    @Test
    void everyEffectIsBroughtAboutInSomeCase() {
        assertEquals(
                Set.of(Effect.class.getPermittedSubclasses()),
                rules().map(rule -> rule.effect().getClass()).collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @EnumSource
    void everyKeyIsUsedInSomeCase(Place place) {
        String texts = PolicyCase.decided().stream().map(PolicyCase::text).collect(Collectors.joining("\n"));
        assertEquals(
                List.of(),
                place.keys().stream()
                        .filter(key -> !texts.matches("(?s).*\\b" + key + ":.*"))
                        .toList());
    }
}
