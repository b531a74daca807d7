package io.keycloakstepup.policy.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.keycloakstepup.policy.facts.Catalogue;
import io.keycloakstepup.policy.facts.Fact;
import io.keycloakstepup.policy.facts.FactType;
import io.keycloakstepup.policy.spelling.Vocabulary;

/**
 * The part of CEL that conditions are written in: the facts as variables, a few macros, and limits on what an
 * expression may cost to parse and to evaluate. Immutable and thread-safe.
 */
final class Dialect {

    /** Longer expressions are better written as several rules. */
    static final int MAX_CODE_POINTS = 4_000;

    private static final CelOptions OPTIONS = CelOptions.current()
            .maxExpressionCodePointSize(MAX_CODE_POINTS)
            .maxParseExpressionNodeCount(2_000)
            .maxParseRecursionDepth(64)
            .comprehensionMaxIterations(10_000)
            .maxRegexProgramSize(5_000)
            .enableQuotedIdentifierSyntax(false)
            .enableHeterogeneousNumericComparisons(true)
            .enableUnknownTracking(true)
            // For explanations, which print terms with their macros as they were written.
            .populateMacroCalls(true)
            .build();

    private final Catalogue facts;
    private final Comparison comparison;
    private final Vocabulary words;
    private final CelCompiler compiler;

    /**
     * The interpreter, not the faster planner: that one (dev.cel 0.14.0) takes a failure within && or || for a value
     * where it is compared, and so answers "no" to what cannot be computed.
     */
    private final CelRuntime runtime;

    /** The same without the bookkeeping of what is unknown, for evaluations in which everything is known. */
    private final CelRuntime runtimeWhenKnown;

    /** The dialect that reads these facts and compares by this. */
    Dialect(Catalogue facts, Comparison comparison) {
        this.facts = facts;
        this.comparison = comparison;
        this.words = Vocabulary.of(facts.all().stream().map(Fact::name).toList());
        this.compiler = compiler(facts);
        this.runtime = runtime(OPTIONS, comparison);
        this.runtimeWhenKnown =
                runtime(OPTIONS.toBuilder().enableUnknownTracking(false).build(), comparison);
    }

    private static CelRuntime runtime(CelOptions options, Comparison comparison) {
        var builder = CelRuntimeFactory.legacyCelRuntimeBuilder().setOptions(options);
        return (comparison == Comparison.LIKE_WITH_LIKE ? Likeness.in(builder) : builder).build();
    }

    /** {@code has} is left out: on facts that may be unknown it would answer no where nobody knows. */
    private static CelCompiler compiler(Catalogue facts) {
        var builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardEnvironmentEnabled(false)
                .setStandardDeclarations(Functions.DECLARATIONS)
                .setStandardMacros(
                        CelStandardMacro.ALL,
                        CelStandardMacro.EXISTS,
                        CelStandardMacro.EXISTS_ONE,
                        CelStandardMacro.MAP,
                        CelStandardMacro.MAP_FILTER,
                        CelStandardMacro.FILTER);
        facts.all().forEach(fact -> builder.addVar(fact.name(), type(fact.type())));
        return builder.build();
    }

    private static CelType type(FactType type) {
        return switch (type) {
            case TEXT -> SimpleType.STRING;
            case TEXTS -> ListType.create(SimpleType.STRING);
            case NUMBER -> SimpleType.INT;
            case DECIMAL -> SimpleType.DOUBLE;
            case BOOLEAN -> SimpleType.BOOL;
            case INSTANT -> SimpleType.TIMESTAMP;
            case TEXT_BY_NAME -> MapType.create(SimpleType.STRING, SimpleType.STRING);
            case TEXTS_BY_NAME -> MapType.create(SimpleType.STRING, ListType.create(SimpleType.STRING));
            case TREE -> MapType.create(SimpleType.STRING, SimpleType.DYN);
        };
    }

    /** The names of the facts, for messages. */
    Vocabulary words() {
        return words;
    }

    CelValidationResult parse(String text) {
        return compiler.parse(text);
    }

    CelValidationResult check(CelValidationResult parsed) {
        return compiler.check(tree(parsed));
    }

    /** The tree of a result without errors. */
    static CelAbstractSyntaxTree tree(CelValidationResult result) {
        try {
            return result.getAst();
        } catch (CelValidationException e) {
            throw new IllegalArgumentException("a tree was asked of an expression with errors", e);
        }
    }

    /** What expressions are reckoned by. */
    Cost cost() {
        return comparison == Comparison.LIKE_WITH_LIKE ? Cost.OF_LONG_FACTS : Cost.OF_SHORT_FACTS;
    }

    /** What evaluates this tree. */
    CelRuntime.Program program(CelAbstractSyntaxTree tree) {
        return program(tree, runtime);
    }

    private CelRuntime.Program program(CelAbstractSyntaxTree tree, CelRuntime runtime) {
        try {
            return runtime.createProgram(
                    comparison == Comparison.LIKE_WITH_LIKE ? Likeness.withListsForLists(tree) : tree);
        } catch (CelEvaluationException e) {
            throw new IllegalStateException("an expression passed the type check but cannot be planned", e);
        }
    }

    /** Why an evaluation failed, without the place, which is that of CEL's own count. */
    static String reason(CelEvaluationException e) {
        return String.valueOf(e.getMessage()).replaceFirst("^evaluation error[^:]*:\\d+: ", "");
    }

    Term term(CelAbstractSyntaxTree tree) {
        return new Term(tree, FactRead.allOf(tree, facts), program(tree), program(tree, runtimeWhenKnown));
    }
}
