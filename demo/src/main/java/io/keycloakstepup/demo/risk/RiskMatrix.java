package io.keycloakstepup.demo.risk;

import io.keycloakstepup.policy.text.PolicyError;
import io.keycloakstepup.resource.document.MatrixDocument;
import io.keycloakstepup.resource.document.MatrixReader;
import io.keycloakstepup.resource.matrix.Matrix;
import java.util.List;
import java.util.stream.Collectors;

/** The text that says which operation of the desk needs how strong a proof. */
public final class RiskMatrix {

    private RiskMatrix() {}

    /** The text as it is shipped. */
    public static String text() {
        return RiskFile.MATRIX.text();
    }

    /**
     * What a text says.
     *
     * @throws IllegalArgumentException if it has an error, or one of its own tests fails
     */
    static Matrix read(String text) {
        MatrixDocument document = MatrixReader.read(text).match(right -> right, errors -> {
            throw wrong(errors);
        });
        List<PolicyError> failures = document.failures();
        if (!failures.isEmpty()) {
            throw wrong(failures);
        }
        return document.matrix();
    }

    private static IllegalArgumentException wrong(List<PolicyError> errors) {
        return new IllegalArgumentException("the matrix of the quality desk is wrong: "
                + errors.stream().map(PolicyError::toString).collect(Collectors.joining("; ")));
    }
}
