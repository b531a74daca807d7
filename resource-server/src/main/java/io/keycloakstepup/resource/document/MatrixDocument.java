package io.keycloakstepup.resource.document;

import io.keycloakstepup.policy.text.PolicyError;
import io.keycloakstepup.resource.matrix.Matrix;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the text of a matrix says.
 *
 * @param matrix the matrix
 * @param tests its own tests, in the order of the text
 */
public record MatrixDocument(Matrix matrix, List<MatrixTest> tests) {

    public MatrixDocument {
        Objects.requireNonNull(matrix, "matrix");
        tests = List.copyOf(tests);
    }

    /** The tests that fail, each at its place and with what came out instead. */
    public List<PolicyError> failures() {
        return tests.stream()
                .map(test -> test.failure(matrix))
                .flatMap(Optional::stream)
                .toList();
    }
}
