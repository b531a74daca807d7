package io.keycloakstepup.it.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What an OpenAPI document must be, before anybody is held to it. */
record Faults(OpenApiDocument document) {

    /** They ask more of an object that is closed already. */
    private static final Set<String> CONDITIONS = Set.of("if", "then", "else");

    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]*)}");

    List<String> all() {
        return Stream.of(head(), references(), schemas(), operations(), parameters())
                .flatMap(List::stream)
                .toList();
    }

    private List<String> head() {
        JsonNode root = document.root();
        boolean isWhole = root.path("openapi").asText().startsWith("3.1.")
                && !root.at("/info/title").asText().isEmpty()
                && !root.at("/info/version").asText().isEmpty();
        return isWhole ? List.of() : List.of("it is no OpenAPI document of version 3.1 with a title and a version");
    }

    private List<String> references() {
        return document.root().findValuesAsText("$ref").stream()
                .filter(target -> !target.startsWith("#/")
                        || document.root().at(target.substring(1)).isMissingNode())
                .map(target -> target + " is nowhere")
                .toList();
    }

    /** Every schema is one (JSON Schema 2020-12), is used, and an object of ours has no other members than those it names. */
    private List<String> schemas() {
        List<String> faults = new ArrayList<>();
        Set<String> used = new HashSet<>(document.root().findValuesAsText("$ref"));
        document.root().at("/components/schemas").properties().forEach(schema -> {
            String name = schema.getKey();
            document.objections(schema.getValue()).forEach(objection -> faults.add(name + ": " + objection));
            if (!used.contains("#/components/schemas/" + name)) {
                faults.add(name + " is used nowhere");
            }
            openObjects(schema.getValue()).forEach(object -> faults.add(name + " leaves open " + object));
        });
        return faults;
    }

    /** One that is part of another says with {@code $comment} why it is open. */
    private static List<JsonNode> openObjects(JsonNode node) {
        List<JsonNode> open = new ArrayList<>();
        boolean isClosed = node.has("additionalProperties") || node.has("unevaluatedProperties");
        if (node.path("properties").isObject() && !isClosed && !node.has("$comment")) {
            open.add(node);
        }
        node.properties().stream()
                .filter(child -> !CONDITIONS.contains(child.getKey()))
                .forEach(child -> open.addAll(openObjects(child.getValue())));
        return open;
    }

    private List<String> operations() {
        List<String> faults = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        document.root().path("paths").findValuesAsText("operationId").stream()
                .filter(id -> !ids.add(id))
                .forEach(id -> faults.add("there are two operations " + id));
        return faults;
    }

    private List<String> parameters() {
        List<String> faults = new ArrayList<>();
        document.root().path("paths").properties().forEach(path -> {
            List<String> described = new ArrayList<>();
            path.getValue()
                    .path("parameters")
                    .forEach(parameter -> described.add(
                            document.resolved(parameter).path("name").asText()));
            PARAMETER
                    .matcher(path.getKey())
                    .results()
                    .map(found -> found.group(1))
                    .filter(name -> !described.contains(name))
                    .forEach(name -> faults.add(path.getKey() + " does not describe " + name));
        });
        return faults;
    }
}
