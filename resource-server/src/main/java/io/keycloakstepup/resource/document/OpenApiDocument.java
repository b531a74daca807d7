package io.keycloakstepup.resource.document;

import io.keycloakstepup.resource.matrix.Matrix;
import java.util.List;
import java.util.Objects;

/**
 * What an OpenAPI document says of an API's sensitivity.
 *
 * @param matrix what its {@code x-step-up} say; operations without one are not in it, and so refused
 * @param operations all operations that it describes
 */
public record OpenApiDocument(Matrix matrix, List<ApiOperation> operations) {

    public OpenApiDocument {
        Objects.requireNonNull(matrix, "matrix");
        operations = List.copyOf(operations);
    }

    /** The operations of which a matrix says nothing, in the order of the document. */
    public List<ApiOperation> undeclaredIn(Matrix other) {
        return operations.stream()
                .filter(operation -> !operation.isDeclaredIn(other))
                .toList();
    }
}
