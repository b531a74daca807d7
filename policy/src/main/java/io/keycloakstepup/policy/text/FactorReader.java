package io.keycloakstepup.policy.text;

import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.spelling.Vocabulary;
import io.keycloakstepup.policy.text.Node.Scalar;
import java.util.Optional;

/** Reads the word for a factor. */
final class FactorReader {

    private static final Vocabulary KNOWN =
            Vocabulary.of(FactorType.builtIns().map(FactorType::word).toList());

    private final Problems problems;

    FactorReader(Problems problems) {
        this.problems = problems;
    }

    Optional<FactorType> read(Scalar word) {
        Optional<FactorType> factor = FactorType.builtIn(word.text());
        if (factor.isEmpty()) {
            String nearest = KNOWN.nearest(word.text())
                    .map(known -> "did you mean '" + known + "'? ")
                    .orElse("");
            problems.report(
                    word,
                    "one of " + KNOWN.listed(),
                    "unknown factor '" + word.shown() + "'; " + nearest + "Known factors: " + KNOWN.listed());
        }
        return factor;
    }
}
