package io.keycloakstepup.policy.text;

import io.keycloakstepup.policy.situation.Expectation;
import io.keycloakstepup.policy.text.Node.Entry;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads {@code expect}: what a test expects of the policy. */
final class ExpectReader {

    private static final String REQUIRE = "require";
    private static final String DENY = "deny";
    private static final String EXEMPT = "exempt";

    static final Shape EXPECT = Shape.of("expect", REQUIRE, DENY, EXEMPT);

    private final Problems problems;
    private final Values values;
    private final DeclaredLevels levels;

    ExpectReader(Problems problems, DeclaredLevels levels) {
        this.problems = problems;
        this.values = new Values(problems);
        this.levels = levels;
    }

    /** The expectation; empty where anything is wrong with it, which is reported. */
    Optional<Expectation> read(Node node) {
        return Members.of(node, EXPECT, problems).flatMap(this::expectation);
    }

    private Optional<Expectation> expectation(Members members) {
        List<Entry> stated = Stream.of(REQUIRE, DENY, EXEMPT)
                .map(members::entry)
                .flatMap(Optional::stream)
                .toList();
        if (stated.size() != 1) {
            problems.report(
                    stated.size() > 1 ? stated.get(1).key() : members.mapping(),
                    "either require, deny or exempt",
                    "expect needs either require, deny or exempt");
            return Optional.empty();
        }
        Node value = stated.get(0).value();
        return switch (stated.get(0).name()) {
            case REQUIRE -> levels.named(value, values).map(Expectation.Requires::new);
            case DENY -> values.text(value, "the message key of a denial").map(Expectation.Denies::new);
            default -> exempt(value);
        };
    }

    private Optional<Expectation> exempt(Node node) {
        Optional<Boolean> flag = values.flag(node, EXEMPT);
        flag.filter(isExempt -> !isExempt)
                .ifPresent(no -> problems.report(node, "exempt: true", "what is not exempt is required or denied"));
        return flag.filter(isExempt -> isExempt).map(yes -> Expectation.Exempts.EXEMPTS);
    }
}
