package io.keycloakstepup.resource.document;

import io.keycloakstepup.policy.text.Members;
import io.keycloakstepup.policy.text.Node;
import io.keycloakstepup.policy.text.Problems;
import io.keycloakstepup.policy.text.Reading;
import io.keycloakstepup.policy.text.Shape;
import io.keycloakstepup.policy.text.TextReader;
import io.keycloakstepup.policy.text.Values;
import io.keycloakstepup.resource.matrix.Limits;
import io.keycloakstepup.resource.matrix.Matrix;
import io.keycloakstepup.resource.matrix.Operation;
import java.util.List;
import java.util.Optional;

/** Reads sensitivity matrices from YAML or JSON. */
public final class MatrixReader {

    private static final Shape MATRIX = Shape.of("the matrix", "matrix", "order", "limits", "operations", "tests");

    private static final long VERSION = 1;

    private MatrixReader() {}

    /** Reads a matrix. Its tests are read, not run. */
    public static Reading<MatrixDocument> read(String text) {
        return TextReader.read(text, "the matrix", (node, problems) -> Members.of(node, MATRIX, problems)
                .flatMap(members -> document(members, problems)));
    }

    private static Optional<MatrixDocument> document(Members members, Problems problems) {
        members.required("matrix").ifPresent(node -> checkVersion(node, problems));
        Levels levels = members.optional("order")
                .map(node -> Levels.read(node, problems))
                .orElse(Levels.NONE);
        Limits limits = members.optional("limits")
                .map(node -> new LimitsReader(problems).read(node))
                .orElse(Limits.DEFAULT);
        List<Operation> operations = members.required("operations")
                .map(node -> new OperationsReader(problems, levels).read(node))
                .orElse(List.of());
        List<MatrixTest> tests = members.optional("tests")
                .map(node -> new MatrixTestsReader(problems, levels).read(node))
                .orElse(List.of());
        return problems.isEmpty()
                ? Optional.of(new MatrixDocument(new Matrix(operations, limits), tests))
                : Optional.empty();
    }

    private static void checkVersion(Node node, Problems problems) {
        new Values(problems)
                .wholeNumber(node, "the version of the matrix")
                .filter(version -> version != VERSION)
                .ifPresent(
                        version -> problems.report(node, "1", "there is only version 1 of the matrix, not " + version));
    }
}
