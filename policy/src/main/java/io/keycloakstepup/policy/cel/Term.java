package io.keycloakstepup.policy.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.parser.CelUnparserFactory;
import dev.cel.runtime.CelAttribute;
import dev.cel.runtime.CelAttributePattern;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelUnknownSet;
import dev.cel.runtime.UnknownContext;
import io.keycloakstepup.policy.facts.Fact;
import io.keycloakstepup.policy.rule.Truth;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** One of the expressions that a condition joins with {@code &&}. Immutable and thread-safe. */
final class Term {

    private final CelAbstractSyntaxTree tree;
    private final CelRuntime.Program program;
    private final CelRuntime.Program whenKnown;
    private final String text;
    private final Set<Fact> reads;
    private final List<FactRead> fetched;
    private final Truth no;

    /**
     * A term.
     *
     * @param fetched what it reads
     * @param program what evaluates it where facts are missing
     * @param whenKnown what evaluates it faster where none is
     */
    Term(CelAbstractSyntaxTree tree, List<FactRead> fetched, CelRuntime.Program program, CelRuntime.Program whenKnown) {
        this.tree = tree;
        this.program = program;
        this.whenKnown = whenKnown;
        this.text = CelUnparserFactory.newUnparser().unparse(tree);
        this.fetched = List.copyOf(fetched);
        this.reads = fetched.stream().map(FactRead::fact).collect(Collectors.toUnmodifiableSet());
        this.no = new Truth.No("when: " + text + " is false");
    }

    CelAbstractSyntaxTree tree() {
        return tree;
    }

    /** The term as CEL prints it. */
    String text() {
        return text;
    }

    Set<Fact> reads() {
        return reads;
    }

    /** The answer; whatever goes wrong in finding it makes it unknown. */
    Truth test(FetchedFacts facts) {
        List<CelAttributePattern> missing = facts.missing(fetched);
        try {
            return truth(
                    missing.isEmpty()
                            ? whenKnown.eval(facts)
                            : program.advanceEvaluation(UnknownContext.create(facts, missing)));
        } catch (CelEvaluationException e) {
            String reason = e.getErrorCode().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            return new Truth.Unknown(Set.of(text + " (" + reason + ")"));
        }
    }

    private Truth truth(Object result) {
        if (result instanceof Boolean holds) {
            return holds ? Truth.yes() : no;
        }
        if (result instanceof CelUnknownSet unknown) {
            return new Truth.Unknown(
                    unknown.attributes().stream().map(Term::name).collect(Collectors.toSet()));
        }
        // Only a member of a free fact can be anything.
        return new Truth.Unknown(Set.of(text + " (neither true nor false)"));
    }

    private static String name(CelAttribute attribute) {
        return attribute.qualifiers().stream()
                .map(CelAttribute.Qualifier::asString)
                .collect(Collectors.joining("."));
    }
}
