package io.keycloakstepup.policy.text;

import io.keycloakstepup.policy.facts.KnownFacts;
import io.keycloakstepup.policy.situation.Expectation;
import io.keycloakstepup.policy.situation.PolicyTest;
import io.keycloakstepup.policy.situation.Situation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code tests}. */
final class TestsReader {

    static final Shape TEST = Shape.of("a test", "name", "given", "expect");

    private static final Situation NOTHING_GIVEN = new Situation(new KnownFacts(Map.of()), List.of());

    private final Problems problems;
    private final Values values;
    private final SituationReader situations;
    private final ExpectReader expectations;
    private final Instant instant;

    TestsReader(Problems problems, DeclaredFactors factors, DeclaredLevels levels, Instant instant) {
        this.problems = problems;
        this.values = new Values(problems);
        this.situations = new SituationReader(problems, factors);
        this.expectations = new ExpectReader(problems, levels);
        this.instant = instant;
    }

    /** The tests that are right. */
    List<PolicyTest> read(Node node) {
        return values.items(node, "tests").stream()
                .map(this::test)
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<PolicyTest> test(Node node) {
        return Members.of(node, TEST, problems).flatMap(this::test);
    }

    private Optional<PolicyTest> test(Members members) {
        Position at = members.mapping().at();
        Optional<String> name = members.required("name").flatMap(node -> values.text(node, "the name of a test"));
        Optional<Situation> given =
                members.optional("given").map(situations::read).orElse(Optional.of(NOTHING_GIVEN));
        Optional<Expectation> expected = members.required("expect").flatMap(node -> expectations.read(node));
        return name.flatMap(said -> given.flatMap(situation -> expected.map(effect ->
                new PolicyTest(said, at.line(), at.column(), situation, situation.instantOr(instant), effect))));
    }
}
