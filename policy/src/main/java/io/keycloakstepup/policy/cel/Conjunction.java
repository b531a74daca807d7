package io.keycloakstepup.policy.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.Operator;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.util.stream.Stream;

/** An expression taken apart at its outermost {@code &&}, so that an answer can name the term that is false. */
final class Conjunction {

    private Conjunction() {}

    /** The terms in the order of the text; the expression itself where it is no conjunction. */
    static Stream<CelAbstractSyntaxTree> of(CelAbstractSyntaxTree tree) {
        return terms(tree.getExpr()).map(term -> part(tree, term));
    }

    private static Stream<CelExpr> terms(CelExpr expr) {
        boolean isAnd =
                expr.getKind() == Kind.CALL && expr.call().function().equals(Operator.LOGICAL_AND.getFunction());
        return isAnd ? expr.call().args().stream().flatMap(Conjunction::terms) : Stream.of(expr);
    }

    /** One expression within a tree as a tree of its own. */
    static CelAbstractSyntaxTree part(CelAbstractSyntaxTree tree, CelExpr expr) {
        return CelAbstractSyntaxTree.newCheckedAst(expr, tree.getSource(), tree.getReferenceMap(), tree.getTypeMap());
    }
}
