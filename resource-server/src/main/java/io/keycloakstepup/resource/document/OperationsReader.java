package io.keycloakstepup.resource.document;

import io.keycloakstepup.policy.rule.Condition;
import io.keycloakstepup.policy.spelling.Vocabulary;
import io.keycloakstepup.policy.text.Members;
import io.keycloakstepup.policy.text.Node;
import io.keycloakstepup.policy.text.Node.Scalar;
import io.keycloakstepup.policy.text.Node.Sequence;
import io.keycloakstepup.policy.text.Problems;
import io.keycloakstepup.policy.text.Shape;
import io.keycloakstepup.policy.text.Values;
import io.keycloakstepup.resource.matrix.Operation;
import io.keycloakstepup.resource.request.PathTemplate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code operations}. */
final class OperationsReader {

    static final Shape OPERATION =
            Shape.of("an operation", "id", "method", "path", "when", "require", "scopes", "public", "bypass");

    private static final Vocabulary METHODS =
            Vocabulary.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "QUERY");

    /** Several hundred are a large API. */
    private static final int MOST_OPERATIONS = 5_000;

    private final Problems problems;
    private final Values values;
    private final AccessReader accesses;
    private final ConditionsReader conditions;
    private final Map<String, Node> ids = new LinkedHashMap<>();

    OperationsReader(Problems problems, Levels levels) {
        this.problems = problems;
        this.values = new Values(problems);
        this.accesses = new AccessReader(problems, levels);
        this.conditions = new ConditionsReader(problems);
    }

    /** The operations that are right. */
    List<Operation> read(Node node) {
        List<Node> items = values.items(node, "operations");
        if (items.size() > MOST_OPERATIONS) {
            problems.report(node, "at most " + MOST_OPERATIONS, "there are " + items.size() + " operations");
            return List.of();
        }
        List<Operation> operations = new ArrayList<>();
        List<Node> places = new ArrayList<>();
        for (Node item : items) {
            Members.of(item, OPERATION, problems).flatMap(this::operation).ifPresent(operation -> {
                operations.add(operation);
                places.add(item);
            });
        }
        new Shadows(operations).check(places, problems);
        return operations;
    }

    private Optional<Operation> operation(Members members) {
        Set<String> methods = members.optional("method").map(this::methods).orElse(Set.of());
        Optional<PathTemplate> path = members.required("path").flatMap(this::path);
        return path.flatMap(template -> operation(members, methods, template, standardId(methods, template)));
    }

    private static String standardId(Set<String> methods, PathTemplate path) {
        return (methods.isEmpty() ? "*" : String.join(",", methods)) + " " + path;
    }

    /**
     * The operation of these members at this path; what is wrong is reported.
     *
     * @param standardId what it is called where the members do not say
     */
    Optional<Operation> operation(Members members, Set<String> methods, PathTemplate path, String standardId) {
        Node place = members.optional("id").orElse(members.mapping());
        String id = members.optional("id")
                .flatMap(node -> values.text(node, "the id of an operation"))
                .orElse(standardId);
        claim(id, place);
        return conditions
                .read(members.optional("when"), path)
                .filter(when -> new Grounds(problems).isSound(members, when))
                .flatMap(when -> accesses.read(members).map(access -> new Operation(id, methods, path, when, access)));
    }

    /** The operation that requires what this one word says. */
    Operation operation(Scalar require, Set<String> methods, PathTemplate path, String id) {
        claim(id, require);
        return new Operation(id, methods, path, Condition.always(), accesses.requiring(require));
    }

    private void claim(String id, Node place) {
        if (ids.putIfAbsent(id, place) != null) {
            problems.report(
                    place,
                    "an id that no other operation has",
                    "two operations are called '" + id + "': give each an id");
        }
    }

    private Set<String> methods(Node node) {
        Set<String> methods = new LinkedHashSet<>();
        List<Node> items = node instanceof Sequence ? values.someItems(node, "method") : List.of(node);
        items.forEach(item -> values.word(item, METHODS, "method").ifPresent(methods::add));
        return methods;
    }

    private Optional<PathTemplate> path(Node node) {
        return values.text(node, "the path")
                .flatMap(text -> problems.attempt(
                        (Scalar) node,
                        "a path like /accounts/{id}/transfers or /accounts/**",
                        () -> PathTemplate.parse(text)));
    }
}
