package io.keycloakstepup.resource.document;

import io.keycloakstepup.resource.matrix.Matrix;
import io.keycloakstepup.resource.matrix.Operation;
import io.keycloakstepup.resource.request.PathTemplate;
import java.util.Objects;

/**
 * One operation that an OpenAPI document describes.
 *
 * @param method its method, in upper case
 * @param path its path, that of the server included
 * @param line where it stands, from 1
 * @param column where in the line it begins, from 1
 */
public record ApiOperation(String method, PathTemplate path, int line, int column) {

    public ApiOperation {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(path, "path");
    }

    /**
     * Whether an operation of this matrix has its method and all of its paths, whatever its condition is: somebody thought of
     * it. Requests that meet no condition are refused like those that nobody listed.
     */
    public boolean isDeclaredIn(Matrix matrix) {
        return matrix.operations().stream().anyMatch(this::isWithin);
    }

    private boolean isWithin(Operation operation) {
        return (operation.methods().isEmpty() || operation.methods().contains(method))
                && operation.path().includes(path);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
