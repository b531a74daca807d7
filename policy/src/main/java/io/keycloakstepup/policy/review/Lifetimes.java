package io.keycloakstepup.policy.review;

import io.keycloakstepup.policy.level.Chain;
import io.keycloakstepup.policy.level.Demand;
import io.keycloakstepup.policy.level.Level;
import io.keycloakstepup.policy.level.Levels;
import io.keycloakstepup.policy.text.Outline;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Levels that end, where tokens are refreshed, before their last proof is old: the browser would pass what the next refresh
 * refuses, again and again.
 *
 * @param levels the policy's levels
 */
record Lifetimes(Levels levels) {

    Stream<Warning> in(Outline policy) {
        return levels.ordered().stream()
                .filter(Lifetimes::endsTooEarly)
                .flatMap(level -> place(policy, level).stream())
                .map(max -> Warning.at(
                        max,
                        "this level ends on refreshes after " + max.text()
                                + ", while its last proof still counts at a sign-in",
                        "make max no shorter than the age of the last step of each chain"));
    }

    private static boolean endsTooEarly(Level level) {
        return level.session()
                .max()
                .filter(max -> level.chains().stream()
                        .flatMap(Lifetimes::agesOfLastStep)
                        .anyMatch(age -> age.compareTo(max) > 0))
                .isPresent();
    }

    private static Stream<Duration> agesOfLastStep(Chain chain) {
        return chain.steps().get(chain.steps().size() - 1).anyOf().stream().map(Demand::maxAge);
    }

    private static Optional<Outline> place(Outline policy, Level level) {
        return policy.member("levels")
                .flatMap(levels -> levels.member(level.name()))
                .flatMap(named -> named.member("session"))
                .flatMap(session -> session.member("max"));
    }
}
