package io.keycloakstepup.resource.document;

import io.keycloakstepup.policy.text.Members;
import io.keycloakstepup.policy.text.Node;
import io.keycloakstepup.policy.text.Node.Entry;
import io.keycloakstepup.policy.text.Node.Mapping;
import io.keycloakstepup.policy.text.Node.Scalar;
import io.keycloakstepup.policy.text.Node.Sequence;
import io.keycloakstepup.policy.text.Problems;
import io.keycloakstepup.policy.text.Shape;
import io.keycloakstepup.resource.matrix.Operation;
import io.keycloakstepup.resource.request.PathTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads {@code paths}. Not thread-safe. */
final class OpenApiPaths {

    private static final Shape EXTENSION = Shape.of("x-step-up", "id", "when", "require", "scopes", "public", "bypass");

    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace", "query");

    private final Problems problems;
    private final OperationsReader reader;
    private final String base;
    private final List<Operation> operations = new ArrayList<>();
    private final List<ApiOperation> described = new ArrayList<>();

    /**
     * A reader of paths.
     *
     * @param base the path before all others; may be empty
     */
    OpenApiPaths(Problems problems, OperationsReader reader, String base) {
        this.problems = problems;
        this.reader = reader;
        this.base = base;
    }

    /** What was declared. */
    List<Operation> operations() {
        return operations;
    }

    /** What was described. */
    List<ApiOperation> described() {
        return described;
    }

    /** Reads one path and its operations. */
    void read(Entry path) {
        if (!path.name().startsWith("x-")) {
            problems.attempt(
                            path.key(),
                            "a path like /accounts/{id}/transfers",
                            () -> PathTemplate.parse(base + path.name()))
                    .ifPresent(template -> read(template, path.value()));
        }
    }

    private void read(PathTemplate template, Node item) {
        if (!(item instanceof Mapping mapping)) {
            problems.report(item, "a mapping", "what belongs to a path is a mapping, not " + item.description());
            return;
        }
        for (Entry entry : mapping.entries()) {
            if (entry.name().equals("$ref")) {
                problems.report(entry.key(), "the operations themselves", "references to paths are not followed");
            } else if (METHODS.contains(entry.name())) {
                read(template, entry);
            }
        }
    }

    private void read(PathTemplate template, Entry operation) {
        String method = operation.name().toUpperCase(Locale.ROOT);
        described.add(new ApiOperation(
                method,
                template,
                operation.key().at().line(),
                operation.key().at().column()));
        Optional<Node> extension = OpenApiReader.member(operation.value(), OpenApiReader.STEP_UP);
        List<Node> parts = extension
                .map(node -> node instanceof Sequence list ? list.items() : List.of(node))
                .orElse(List.of());
        for (int i = 0; i < parts.size(); i++) {
            String id = method + " " + template + (i == 0 ? "" : " #" + (i + 1));
            declared(parts.get(i), Set.of(method), template, id).ifPresent(operations::add);
        }
    }

    private Optional<Operation> declared(Node node, Set<String> methods, PathTemplate template, String id) {
        return node instanceof Scalar word
                ? Optional.of(reader.operation(word, methods, template, id))
                : Members.of(node, EXTENSION, problems)
                        .flatMap(members -> reader.operation(members, methods, template, id));
    }
}
