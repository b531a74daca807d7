package io.keycloakstepup.policy.cel;

import dev.cel.common.Operator;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How many steps an expression may take, reckoned before it runs: one for each of its parts, and those within a macro as
 * often as its list has elements. What a list of facts holds nobody knows beforehand, so it counts as
 * {@value #ELEMENTS_OF_A_FACT}.
 *
 * @param search what it costs besides to look for something in what a fact holds: a list, or a text
 */
record Cost(int search) {

    /** The dearest expression that is taken: two macros within each other over facts, and a hundred parts in the inner. */
    static final double MOST = 1_000_000;

    private static final int ELEMENTS_OF_A_FACT = 100;

    /** Of facts that are short. */
    static final Cost OF_SHORT_FACTS = new Cost(0);

    /** Of facts that a caller makes as long as they like. */
    static final Cost OF_LONG_FACTS = new Cost(ELEMENTS_OF_A_FACT);

    private static final Set<String> SEARCHES = Set.of(Operator.IN.getFunction(), "contains", "matches");

    double of(CelExpr expr) {
        return switch (expr.getKind()) {
            case SELECT -> 1 + of(expr.select().operand());
            case CALL -> 1 + of(expr.call());
            case LIST -> 1 + of(expr.list().elements().stream());
            case MAP -> 1 + of(expr.map().entries().stream().flatMap(entry -> Stream.of(entry.key(), entry.value())));
            case COMPREHENSION -> 1 + of(expr.comprehension());
            default -> 1;
        };
    }

    private double of(CelCall call) {
        List<CelExpr> parts =
                Stream.concat(call.target().stream(), call.args().stream()).toList();
        boolean isSearch =
                SEARCHES.contains(call.function()) && parts.stream().noneMatch(part -> part.getKind() == Kind.LIST);
        return of(parts.stream()) + (isSearch ? search : 0);
    }

    private double of(Stream<CelExpr> parts) {
        return parts.mapToDouble(this::of).sum();
    }

    private double of(CelComprehension macro) {
        double once = of(Stream.of(macro.iterRange(), macro.accuInit(), macro.result()));
        return once + elements(macro.iterRange()) * of(Stream.of(macro.loopCondition(), macro.loopStep()));
    }

    private static double elements(CelExpr range) {
        return range.getKind() == Kind.LIST ? range.list().elements().size() : ELEMENTS_OF_A_FACT;
    }
}
