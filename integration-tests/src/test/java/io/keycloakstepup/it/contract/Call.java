package io.keycloakstepup.it.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import io.keycloakstepup.it.http.Exchange;
import io.keycloakstepup.it.http.Form;
import io.keycloakstepup.it.http.Json;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One call that the document names.
 *
 * @param method its method, in upper case
 * @param path its path as the document writes it
 * @param request the schema of what is sent; empty for nothing
 * @param isForm whether what is sent is a form, and no JSON
 * @param answers what it may be answered, by status
 */
record Call(
        String method,
        String path,
        Optional<JsonSchema> request,
        boolean isForm,
        Map<Integer, Promise> answers,
        OpenApiDocument document) {

    private static final String FORM = "application/x-www-form-urlencoded";

    static Call of(OpenApiDocument document, String method, String path, JsonNode operation) {
        JsonNode content = document.resolved(operation.path("requestBody")).path("content");
        Optional<JsonSchema> request = Stream.of("application/json", FORM)
                .filter(content::has)
                .findFirst()
                .map(type -> document.schema(content.path(type).path("schema")));
        Map<Integer, Promise> answers = new LinkedHashMap<>();
        operation
                .path("responses")
                .properties()
                .forEach(answer -> answers.put(
                        Integer.valueOf(answer.getKey()), Promise.of(document, document.resolved(answer.getValue()))));
        return new Call(method.toUpperCase(Locale.ROOT), path, request, content.has(FORM), answers, document);
    }

    boolean isAt(String actual) {
        return Pattern.matches(path.replaceAll("\\{[^}]*}", "[^/]+"), actual);
    }

    /** In what an exchange is not as described, empty for nothing. What is accepted must be described too. */
    List<String> objections(Exchange exchange) {
        int status = exchange.answer().status();
        return Optional.ofNullable(answers.get(status))
                .map(promise -> Stream.concat(promise.objections(exchange.answer()).stream(), ofRequest(exchange))
                        .toList())
                .orElseGet(() -> List.of("the status " + status + " is not described"));
    }

    private Stream<String> ofRequest(Exchange exchange) {
        return request.filter(schema -> exchange.answer().status() < 300).stream()
                .flatMap(schema -> document.objections(schema, sent(exchange.sent())).stream())
                .map(objection -> "what was sent: " + objection);
    }

    private JsonNode sent(String body) {
        return isForm ? Json.parse(Json.write(Form.parameters(URI.create("?" + body)))) : Json.parse(body);
    }

    /** How it is called in a list. */
    String name(int status) {
        return method + " " + path + " " + status;
    }
}
