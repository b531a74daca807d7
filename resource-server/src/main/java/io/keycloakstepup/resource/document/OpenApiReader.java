package io.keycloakstepup.resource.document;

import io.keycloakstepup.policy.text.Members;
import io.keycloakstepup.policy.text.Node;
import io.keycloakstepup.policy.text.Node.Entry;
import io.keycloakstepup.policy.text.Node.Mapping;
import io.keycloakstepup.policy.text.Problems;
import io.keycloakstepup.policy.text.Reading;
import io.keycloakstepup.policy.text.Shape;
import io.keycloakstepup.policy.text.TextReader;
import io.keycloakstepup.policy.text.Values;
import io.keycloakstepup.resource.matrix.Limits;
import io.keycloakstepup.resource.matrix.Matrix;
import java.util.Optional;

/**
 * Reads OpenAPI documents (3.0 and 3.1, YAML or JSON, up to 1 MB) with {@code x-step-up} at their operations: one word, what an
 * operation of a matrix says but method and path, or a list of these. At the top of the document {@code x-step-up} holds
 * {@code order}, {@code limits} and {@code base}, the path before all others.
 */
public final class OpenApiReader {

    static final String STEP_UP = "x-step-up";

    private static final Shape TOP = Shape.of("x-step-up", "order", "limits", "base");

    private OpenApiReader() {}

    /** Reads a document. */
    public static Reading<OpenApiDocument> read(String text) {
        return TextReader.read(text, "the OpenAPI document", OpenApiReader::document);
    }

    private static Optional<OpenApiDocument> document(Node node, Problems problems) {
        Optional<Node> paths = member(node, "paths");
        if (member(node, "openapi").isEmpty() || paths.isEmpty()) {
            problems.report(node, "openapi and paths", "an OpenAPI document of version 3 has openapi and paths");
            return Optional.empty();
        }
        Optional<Members> top = member(node, STEP_UP).flatMap(extension -> Members.of(extension, TOP, problems));
        Levels levels = top.flatMap(members -> members.optional("order"))
                .map(order -> Levels.read(order, problems))
                .orElse(Levels.NONE);
        Limits limits = top.flatMap(members -> members.optional("limits"))
                .map(said -> new LimitsReader(problems).read(said))
                .orElse(Limits.DEFAULT);
        String base = base(node, top, problems);
        OpenApiPaths reader = new OpenApiPaths(problems, new OperationsReader(problems, levels), base);
        new Values(problems).entries(paths.get(), "paths").forEach(reader::read);
        return problems.isEmpty()
                ? Optional.of(new OpenApiDocument(new Matrix(reader.operations(), limits), reader.described()))
                : Optional.empty();
    }

    /** The value of this name in a mapping of free names. */
    static Optional<Node> member(Node node, String name) {
        return node instanceof Mapping mapping
                ? mapping.entries().stream()
                        .filter(entry -> entry.name().equals(name))
                        .map(Entry::value)
                        .findFirst()
                : Optional.empty();
    }

    private static String base(Node node, Optional<Members> top, Problems problems) {
        Optional<Node> said = top.flatMap(members -> members.optional("base"));
        return said.isPresent()
                ? new Values(problems)
                        .text(said.get(), "base")
                        .map(text -> text.equals("/") ? "" : text)
                        .orElse("")
                : member(node, "servers")
                        .map(servers -> new OpenApiServers(problems).path(servers))
                        .orElse("");
    }
}
