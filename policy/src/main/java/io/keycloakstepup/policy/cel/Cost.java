package io.keycloakstepup.policy.cel;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.util.stream.Stream;

/**
 * How many steps an expression may take, reckoned before it runs: one for each of its parts, and those within a macro as
 * often as its list has elements. What a list of facts holds nobody knows beforehand, so it counts as
 * {@value #ELEMENTS_OF_A_FACT}.
 */
final class Cost {

    /** The dearest expression that is taken: two macros within each other over facts, and a hundred parts in the inner. */
    static final double MOST = 1_000_000;

    private static final int ELEMENTS_OF_A_FACT = 100;

    private Cost() {}

    static double of(CelExpr expr) {
        return switch (expr.getKind()) {
            case SELECT -> 1 + of(expr.select().operand());
            case CALL -> 1 + of(Stream.concat(expr.call().target().stream(), expr.call().args().stream()));
            case LIST -> 1 + of(expr.list().elements().stream());
            case MAP -> 1 + of(expr.map().entries().stream().flatMap(entry -> Stream.of(entry.key(), entry.value())));
            case COMPREHENSION -> 1 + of(expr.comprehension());
            default -> 1;
        };
    }

    private static double of(Stream<CelExpr> parts) {
        return parts.mapToDouble(Cost::of).sum();
    }

    private static double of(CelComprehension macro) {
        double once = of(Stream.of(macro.iterRange(), macro.accuInit(), macro.result()));
        return once + elements(macro.iterRange()) * of(Stream.of(macro.loopCondition(), macro.loopStep()));
    }

    private static double elements(CelExpr range) {
        return range.getKind() == Kind.LIST ? range.list().elements().size() : ELEMENTS_OF_A_FACT;
    }
}
