package io.keycloakstepup.policy.text;

import io.keycloakstepup.policy.level.Level;
import io.keycloakstepup.policy.rule.Effect;
import io.keycloakstepup.policy.text.Node.Entry;
import java.util.Optional;

/** Reads what follows from a rule, and what a test expects. */
final class EffectReader {

    private static final String REQUIRE = "require";
    private static final String DENY = "deny";

    private final Problems problems;
    private final Values values;
    private final DeclaredLevels levels;

    EffectReader(Problems problems, DeclaredLevels levels) {
        this.problems = problems;
        this.values = new Values(problems);
        this.levels = levels;
    }

    /**
     * Reads {@code require} or {@code deny}.
     *
     * @param what the key that this belongs to: "then"
     */
    Optional<Effect> read(Node node, String what) {
        return Members.of(node, Shape.of(what, REQUIRE, DENY), problems).flatMap(members -> effect(members, what));
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
        return require.flatMap(entry -> levels.named(entry.value(), values).<Effect>map(Effect.Require::new))
                .or(() -> deny.flatMap(entry -> deny(entry.value())));
    }

    private Optional<Effect> deny(Node node) {
        return values.text(node, "the message key of a denial")
                .flatMap(key -> problems.attempt(
                        node, "a message key of letters, digits, dots and hyphens", () -> new Effect.Deny(key)));
    }

    /** Reads {@code default}, which can only require. */
    Optional<Level> readDefault(Node node) {
        return Members.of(node, Shape.of("default", REQUIRE), problems)
                .flatMap(members -> members.required(REQUIRE))
                .flatMap(level -> levels.named(level, values));
    }
}
