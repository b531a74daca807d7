package io.keycloakstepup.it.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.JsonSchema;
import io.keycloakstepup.it.http.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One answer as the document describes it.
 *
 * @param document the document
 * @param bodies the schema of the body for each media type; none where there is no body
 * @param headers the schemas of its headers
 * @param mandatory the headers that are always there
 */
record Promise(
        OpenApiDocument document,
        Map<String, JsonSchema> bodies,
        Map<String, JsonSchema> headers,
        List<String> mandatory) {

    static Promise of(OpenApiDocument document, JsonNode response) {
        Map<String, JsonSchema> bodies = new LinkedHashMap<>();
        response.path("content")
                .properties()
                .forEach(body -> bodies.put(
                        body.getKey(), document.schema(body.getValue().path("schema"))));
        Map<String, JsonSchema> headers = new LinkedHashMap<>();
        List<String> mandatory = new ArrayList<>();
        response.path("headers").properties().forEach(named -> {
            JsonNode header = document.resolved(named.getValue());
            headers.put(named.getKey(), document.schema(header.path("schema")));
            if (header.path("required").asBoolean()) {
                mandatory.add(named.getKey());
            }
        });
        return new Promise(document, bodies, headers, mandatory);
    }

    /** In what an answer is not as described, empty for nothing. */
    List<String> objections(Answer answer) {
        List<String> objections = new ArrayList<>();
        mandatory.stream()
                .filter(name -> answer.header(name).isEmpty())
                .forEach(name -> objections.add("the header " + name + " is missing"));
        headers.forEach(
                (name, schema) -> answer.header(name).ifPresent(value -> document.objections(schema, typed(value))
                        .forEach(objection -> objections.add(name + ": " + objection))));
        objections.addAll(ofBody(answer));
        return objections;
    }

    private List<String> ofBody(Answer answer) {
        if (bodies.isEmpty()) {
            return answer.body().isEmpty() ? List.of() : List.of("there is a body");
        }
        String type = mediaType(answer);
        return Optional.ofNullable(bodies.get(type))
                .map(schema -> document.objections(schema, answer.json()))
                .orElseGet(() -> List.of("the media type is '" + type + "'"));
    }

    private static String mediaType(Answer answer) {
        return answer.header("Content-Type").orElse("").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static JsonNode typed(String value) {
        return value.matches("[0-9]{1,9}") ? IntNode.valueOf(Integer.parseInt(value)) : TextNode.valueOf(value);
    }
}
