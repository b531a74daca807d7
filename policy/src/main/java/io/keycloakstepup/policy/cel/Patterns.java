package io.keycloakstepup.policy.cel;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import io.keycloakstepup.policy.facts.Catalogue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The regular expressions of {@code matches}. RE2 runs them in linear time; what is left to bound is their size, which
 * repeated repetitions multiply.
 */
final class Patterns {

    private static final int LONGEST = 200;

    private static final Pattern COUNTED_GROUP = Pattern.compile("\\)\\{[0-9]");

    private static final CelRuntime.Program TRIAL = trial();

    private Patterns() {}

    private static CelRuntime.Program trial() {
        var compiler = CelCompilerFactory.standardCelCompilerBuilder()
                .addVar("pattern", SimpleType.STRING)
                .build();
        return new Dialect(Catalogue.of(List.of()), Comparison.ANY_WITH_ANY)
                .program(Dialect.tree(compiler.compile("''.matches(pattern)")));
    }

    /** What is wrong with the pattern that this expression gives; empty if nothing is. */
    static Optional<String> complaint(CelExpr pattern) {
        if (pattern.getKind() != Kind.CONSTANT || pattern.constant().getKind() != CelConstant.Kind.STRING_VALUE) {
            return Optional.of("the pattern of matches() must be written out: whoever chose a fact's value would choose"
                    + " the pattern");
        }
        String text = pattern.constant().stringValue();
        if (text.length() > LONGEST) {
            return Optional.of("a pattern can have " + LONGEST + " characters at most, not " + text.length());
        }
        if (COUNTED_GROUP.matcher(text).find()) {
            return Optional.of("a group cannot be repeated a counted number of times: '" + text + "'");
        }
        return failure(text);
    }

    private static Optional<String> failure(String text) {
        try {
            TRIAL.eval(Map.of("pattern", text));
            return Optional.empty();
        } catch (CelEvaluationException e) {
            return Optional.of("not a pattern (RE2): " + Dialect.reason(e));
        }
    }
}
