package io.keycloakstepup.policy.text;

import io.keycloakstepup.policy.rule.Effect;
import io.keycloakstepup.policy.text.Node.Entry;
import java.util.Optional;

/** Reads what follows from a rule, and what a test expects. */
final class EffectReader {

    private static final String REQUIRE = "require";
    private static final String DENY = "deny";
    private static final String ENROLL = "enroll";

    private final Problems problems;
    private final Values values;
    private final DeclaredLevels levels;

    EffectReader(Problems problems, DeclaredLevels levels) {
        this.problems = problems;
        this.values = new Values(problems);
        this.levels = levels;
    }

    /** Reads {@code then}: {@code require} with what goes with it, or {@code deny}. */
    Optional<Effect> readThen(Node node) {
        return Members.of(node, Shape.of("then", REQUIRE, DENY, ENROLL), problems)
                .flatMap(members -> effect(members, "then"));
    }

    /** Reads {@code expect}: {@code require} or {@code deny}. */
    Optional<Effect> readExpected(Node node) {
        return Members.of(node, Shape.of("expect", REQUIRE, DENY), problems)
                .flatMap(members -> effect(members, "expect"));
    }

    private Optional<Effect> effect(Members members, String what) {
        Optional<Entry> require = members.entry(REQUIRE);
        Optional<Entry> deny = members.entry(DENY);
        if (require.isPresent() == deny.isPresent()) {
            problems.report(
                    deny.<Node>map(Entry::key).orElse(members.mapping()),
                    "either require or deny",
                    what + " needs either require or deny");
        }
        if (deny.isPresent()) {
            members.entry(ENROLL).ifPresent(this::refuseBesideDeny);
        }
        return require.flatMap(entry -> require(entry.value(), members).map(Effect.class::cast))
                .or(() -> deny.flatMap(entry -> deny(entry.value())));
    }

    private void refuseBesideDeny(Entry entry) {
        problems.report(entry.key(), ENROLL + " beside require", entry.name() + " means nothing beside deny");
    }

    private Optional<Effect.Require> require(Node name, Members members) {
        boolean allowsEnrolment =
                members.optional(ENROLL).map(new Words(problems)::allows).orElse(false);
        return levels.named(name, values).map(level -> new Effect.Require(level, allowsEnrolment));
    }

    private Optional<Effect> deny(Node node) {
        return values.text(node, "the message key of a denial")
                .flatMap(key -> problems.attempt(
                        node, "a message key of letters, digits, dots and hyphens", () -> new Effect.Deny(key)));
    }

    /** Reads {@code default}, which can only require. */
    Optional<Effect.Require> readDefault(Node node) {
        return Members.of(node, Shape.of("default", REQUIRE, ENROLL), problems)
                .flatMap(members -> members.required(REQUIRE).flatMap(level -> require(level, members)));
    }
}
