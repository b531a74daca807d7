package io.keycloakstepup.policy.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import io.keycloakstepup.policy.facts.Catalogue;
import io.keycloakstepup.policy.facts.FactTable;
import io.keycloakstepup.policy.facts.Facts;
import io.keycloakstepup.policy.rule.Truth;
import java.util.List;
import java.util.Optional;

/**
 * Turns expressions into conditions. An expression is true or false, reads facts by their qualified names, and may use
 * the standard functions and the macros all, exists, exists_one, map and filter. Immutable and thread-safe.
 */
public final class ConditionCompiler {

    private static final Facts NOTHING_KNOWN = fact -> Optional.empty();

    private static final Dialect POLICY = new Dialect(FactTable.catalogue(), Comparison.ANY_WITH_ANY);

    private final Dialect dialect;

    private ConditionCompiler(Dialect dialect) {
        this.dialect = dialect;
    }

    /** What compiles the conditions of policies. */
    public ConditionCompiler() {
        this(POLICY);
    }

    /**
     * What compiles conditions over other facts, those that a caller chooses freely: there a comparison of what is not of
     * one kind, a list with a text for example, or of texts that a careless reader takes for one, makes its condition
     * unknown, not false. Costs some milliseconds.
     */
    public static ConditionCompiler comparingLikeWithLike(Catalogue facts) {
        return new ConditionCompiler(new Dialect(facts, Comparison.LIKE_WITH_LIKE));
    }

    /** Compiles; whatever is wrong with the text comes back as a complaint, never as an exception. */
    public Compilation compile(String text) {
        Expression expression = new Expression(text);
        if (expression.length() > Dialect.MAX_CODE_POINTS) {
            return rejected(expression.complain(
                    0,
                    "at most " + Dialect.MAX_CODE_POINTS + " characters",
                    "the expression is too long: " + expression.length() + " characters; split the rule"));
        }
        CelValidationResult parsed = dialect.parse(text);
        if (parsed.hasError()) {
            // What follows a syntax error is noise: the parser guesses how to go on.
            return rejected(wording(expression).of(parsed.getErrors().get(0)));
        }
        CelValidationResult checked = dialect.check(parsed);
        if (checked.hasError()) {
            Wording wording = wording(expression);
            return new Compilation.Rejected(
                    checked.getErrors().stream().map(wording::of).toList());
        }
        return judge(Dialect.tree(checked), expression);
    }

    private Wording wording(Expression expression) {
        return new Wording(expression, dialect.words());
    }

    private Compilation judge(CelAbstractSyntaxTree tree, Expression expression) {
        if (!tree.getResultType().equals(SimpleType.BOOL)) {
            return rejected(expression.complain(
                    0,
                    "an expression that is true or false",
                    "a condition is true or false, " + wording(tree.getResultType())));
        }
        List<Complaint> complaints = new Restrictions(dialect, tree, expression).complaints();
        if (!complaints.isEmpty()) {
            return new Compilation.Rejected(complaints);
        }
        return compiled(new CelCondition(Conjunction.of(tree).map(dialect::term).toList()), expression);
    }

    private static String wording(CelType type) {
        return type.equals(SimpleType.DYN)
                ? "this could be anything: write '== true' behind it"
                : "this is of type " + type.name();
    }

    private static Compilation compiled(CelCondition condition, Expression expression) {
        return condition.terms().stream()
                .filter(ConditionCompiler::isAlwaysFalse)
                .findFirst()
                .map(term -> rejected(expression.complain(
                        expression.offsetOf(term.tree()),
                        "a term that can be true",
                        "'" + term.text() + "' is false whatever the facts are, so the rule can never match")))
                .orElseGet(() -> new Compilation.Compiled(condition));
    }

    private static boolean isAlwaysFalse(Term term) {
        return term.reads().isEmpty() && term.test(new FetchedFacts(NOTHING_KNOWN)) instanceof Truth.No;
    }

    private static Compilation rejected(Complaint complaint) {
        return new Compilation.Rejected(List.of(complaint));
    }
}
