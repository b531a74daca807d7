package io.keycloakstepup.resource.matrix;

import io.keycloakstepup.resource.matrix.OperationIndex.Placed;
import io.keycloakstepup.resource.request.ApiRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** The operations of an API and what each needs; what is not listed nobody may. Immutable and thread-safe. */
public final class Matrix {

    private final List<Operation> operations;
    private final Limits limits;
    private final OperationIndex index = new OperationIndex();

    /** The matrix of these operations, whose order says nothing but how challenges and messages list them. */
    public Matrix(List<Operation> operations, Limits limits) {
        this.operations = List.copyOf(operations);
        this.limits = Objects.requireNonNull(limits, "limits");
        for (int i = 0; i < operations.size(); i++) {
            index.add(new Placed(i, operations.get(i)));
        }
    }

    /** All operations, in the order of the document. */
    public List<Operation> operations() {
        return operations;
    }

    public Limits limits() {
        return limits;
    }

    /** This request and the operations it might be for. */
    public Hearing hear(ApiRequest request) {
        List<Placed> found = new ArrayList<>();
        index.collect(request.path().segments(), 0, found);
        found.sort(Comparator.comparingInt(Placed::place));
        return new Hearing(
                request,
                found.stream()
                        .map(Placed::operation)
                        .filter(operation -> operation.covers(request))
                        .toList());
    }
}
