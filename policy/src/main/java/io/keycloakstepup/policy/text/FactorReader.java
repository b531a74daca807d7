package io.keycloakstepup.policy.text;

import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.spelling.Vocabulary;
import io.keycloakstepup.policy.text.Node.Scalar;
import java.util.Optional;

/** Reads the word for a factor. */
final class FactorReader {

    private final Problems problems;
    private final DeclaredFactors factors;

    FactorReader(Problems problems, DeclaredFactors factors) {
        this.problems = problems;
        this.factors = factors;
    }

    /** The factor; empty for an unknown word, which is reported, and for a factor that is wrong itself. */
    Optional<FactorType> read(Scalar word) {
        if (!factors.isDeclared(word.text()) && !problems.isFull()) {
            Vocabulary known = factors.words();
            String nearest = known.nearest(word.text())
                    .map(near -> "did you mean '" + near + "'? ")
                    .orElse("");
            problems.report(
                    word,
                    "one of " + known.listed(),
                    "unknown factor '" + word.shown() + "'; " + nearest + "Known factors: " + known.listed());
        }
        return factors.named(word.text());
    }
}
