package io.keycloakstepup.policy.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.Operator;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.common.navigation.TraversalOrder;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a well-typed expression still may not do: grow texts or lists without bound, run patterns that somebody else
 * chooses, or compute something that always fails.
 */
final class Restrictions {

    private static final Set<CelType> SUMMABLE =
            Set.of(SimpleType.INT, SimpleType.DOUBLE, SimpleType.TIMESTAMP, SimpleType.DURATION);

    private static final CelType MIXED = ListType.create(SimpleType.DYN);

    private static final Set<Kind> CONSTANT_PARTS = Set.of(Kind.CONSTANT, Kind.CALL, Kind.LIST, Kind.MAP);

    private final Dialect dialect;
    private final CelAbstractSyntaxTree tree;
    private final Expression expression;

    Restrictions(Dialect dialect, CelAbstractSyntaxTree tree, Expression expression) {
        this.dialect = dialect;
        this.tree = tree;
        this.expression = expression;
    }

    /** All that is wrong, in the order of evaluation; of constants that fail only the first. */
    List<Complaint> complaints() {
        return Stream.of(
                        nodes(Kind.CALL).map(this::complaint),
                        nodes(Kind.LIST).map(this::complaintOfMixture),
                        Stream.of(complaintOfCost(), failingConstant()))
                .flatMap(complaints -> complaints)
                .flatMap(Optional::stream)
                .toList();
    }

    private Stream<CelNavigableExpr> nodes(Kind kind) {
        return CelNavigableAst.fromAst(tree)
                .getRoot()
                .allNodes(TraversalOrder.POST_ORDER)
                .filter(node -> node.getKind() == kind);
    }

    private Optional<Complaint> complaint(CelNavigableExpr node) {
        CelExpr.CelCall call = node.expr().call();
        if (call.function().equals(Operator.ADD.getFunction())) {
            return complaintOfSum(node);
        }
        if (call.function().equals("matches")) {
            return Patterns.complaint(call.args().get(call.args().size() - 1))
                    .map(message -> complain(node, "a pattern", message));
        }
        return Optional.empty();
    }

    /** Sums within macros only ever append one element to the macro's own result. */
    private Optional<Complaint> complaintOfSum(CelNavigableExpr node) {
        CelExpr first = node.expr().call().args().get(0);
        boolean isMacro = first.getKind() == Kind.IDENT && first.ident().name().startsWith("@");
        boolean isSummable = tree.getType(node.id()).filter(SUMMABLE::contains).isPresent();
        return isMacro || isSummable
                ? Optional.empty()
                : Optional.of(complain(
                        node,
                        "numbers, timestamps or durations",
                        "only numbers, timestamps and durations can be added, not texts or lists"));
    }

    private Optional<Complaint> complaintOfMixture(CelNavigableExpr node) {
        boolean isMixed = !node.expr().list().elements().isEmpty()
                && tree.getType(node.id()).filter(MIXED::equals).isPresent();
        return isMixed
                ? Optional.of(complain(node, "elements of one type", "the elements of this list are of several types"))
                : Optional.empty();
    }

    private Optional<Complaint> complaintOfCost() {
        return dialect.cost().of(tree.getExpr()) > Cost.MOST
                ? Optional.of(expression.complain(
                        0,
                        "at most two macros within each other",
                        "this may take too long: macros run through lists within macros that run through lists"))
                : Optional.empty();
    }

    private Optional<Complaint> failingConstant() {
        return nodes(Kind.CALL)
                .filter(Restrictions::isConstant)
                .flatMap(node -> failure(node).stream())
                .findFirst();
    }

    private static boolean isConstant(CelNavigableExpr node) {
        return node.allNodes().allMatch(part -> CONSTANT_PARTS.contains(part.getKind()));
    }

    private Optional<Complaint> failure(CelNavigableExpr node) {
        try {
            dialect.program(Conjunction.part(tree, node.expr())).eval();
            return Optional.empty();
        } catch (CelEvaluationException e) {
            return Optional.of(
                    complain(node, "something that can be computed", "this always fails: " + Dialect.reason(e)));
        }
    }

    private Complaint complain(CelNavigableExpr node, String expected, String message) {
        return expression.complain(expression.offsetOf(tree, node.id()), expected, message);
    }
}
