package io.keycloakstepup.policy.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.runtime.CelAttributePattern;
import io.keycloakstepup.policy.facts.Catalogue;
import io.keycloakstepup.policy.facts.Fact;
import java.util.List;
import java.util.Optional;

/**
 * One fact that an expression reads.
 *
 * @param fact the fact
 * @param pattern what tells CEL that it is missing: CEL carries that through the expression and names it in the end
 */
record FactRead(Fact fact, CelAttributePattern pattern) {

    /** All that this expression reads, each once. */
    static List<FactRead> allOf(CelAbstractSyntaxTree tree, Catalogue facts) {
        return CelNavigableAst.fromAst(tree)
                .getRoot()
                .allNodes()
                .map(node -> tree.getReference(node.id()))
                .flatMap(Optional::stream)
                .map(reference -> withoutLeadingDot(reference.name()))
                .map(facts::named)
                .flatMap(Optional::stream)
                .distinct()
                .map(fact -> new FactRead(fact, CelAttributePattern.fromQualifiedIdentifier(fact.name())))
                .toList();
    }

    /** A leading dot tells a fact from a macro's variable of the same name. */
    private static String withoutLeadingDot(String name) {
        return name.startsWith(".") ? name.substring(1) : name;
    }
}
