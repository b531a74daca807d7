package io.keycloakstepup.policy.text;

import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.level.ForeignFactor;
import io.keycloakstepup.policy.level.KnownFactors;
import io.keycloakstepup.policy.spelling.Vocabulary;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The factors that a document can refer to, those included that it declares wrongly: who refers to them is right.
 *
 * @param names the names of the declared ones
 * @param known the built-in ones, and the declared ones that are right
 */
record DeclaredFactors(List<String> names, KnownFactors known) {

    /** Where nothing is declared. */
    static final DeclaredFactors NONE = of(KnownFactors.BUILT_IN);

    DeclaredFactors {
        names = List.copyOf(names);
    }

    /** Those of a policy in which nothing is wrong. */
    static DeclaredFactors of(KnownFactors known) {
        List<String> names = known.foreign().stream()
                .map(ForeignFactor::type)
                .map(FactorType::word)
                .toList();
        return new DeclaredFactors(names, known);
    }

    /** The factor of this word; empty for an unknown one, and for one that is wrong itself. */
    Optional<FactorType> named(String word) {
        return known.named(word);
    }

    /** Whether somebody may refer to this word. */
    boolean isDeclared(String word) {
        return names.contains(word) || FactorType.builtIn(word).isPresent();
    }

    /** All words, for messages. */
    Vocabulary words() {
        return Vocabulary.of(Stream.concat(FactorType.builtIns().map(FactorType::word), names.stream())
                .toList());
    }
}
