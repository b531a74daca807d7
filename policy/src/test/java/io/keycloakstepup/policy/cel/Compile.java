package io.keycloakstepup.policy.cel;

import io.keycloakstepup.policy.rule.Condition;
import java.util.List;

/** Shorthand for what the tests of this package do most. */
final class Compile {

    static final ConditionCompiler COMPILER = new ConditionCompiler();

    private Compile() {}

    /** The condition of a right expression. */
    static Condition condition(String text) {
        return COMPILER.compile(text).match(condition -> condition, complaints -> {
            throw new AssertionError(text + ": " + complaints);
        });
    }

    /** What is wrong with a wrong expression. */
    static List<Complaint> complaints(String text) {
        return COMPILER.compile(text)
                .match(
                        condition -> {
                            throw new AssertionError("'" + text + "' is right");
                        },
                        complaints -> complaints);
    }
}
