package io.keycloakstepup.it.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** An OpenAPI 3.1 document all of whose references stay within it. */
final class OpenApiDocument {

    /** By this the validator knows the document; nobody fetches it from there. */
    private static final String ID = "https://keycloak-step-up.example/openapi.json";

    private static final SchemaLocation META = SchemaLocation.of("https://json-schema.org/draft/2020-12/schema");
    private static final SchemaValidatorsConfig STRICT =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private final JsonNode root;
    private final JsonSchemaFactory schemas;

    private OpenApiDocument(JsonNode root) {
        this.root = root;
        this.schemas = JsonSchemaFactory.getInstance(
                VersionFlag.V202012,
                factory -> factory.schemaLoaders(loaders -> loaders.schemas(Map.of(ID, root.toString()))));
    }

    static OpenApiDocument read(Path file) {
        try {
            return new OpenApiDocument(new YAMLMapper().readTree(Files.readString(file)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("no OpenAPI document in " + file, unreadable);
        }
    }

    JsonNode root() {
        return root;
    }

    /** What a node stands for: what it refers to, or itself. */
    JsonNode resolved(JsonNode node) {
        if (!node.has("$ref")) {
            return node;
        }
        JsonNode target = root.at(node.path("$ref").asText().substring(1));
        if (target.isMissingNode()) {
            throw new AssertionError("nothing is there that " + node + " refers to");
        }
        return target;
    }

    /** What is wrong with a value by a schema of this document, empty for nothing. */
    List<String> objections(JsonSchema schema, JsonNode value) {
        return schema.validate(value).stream().map(Object::toString).toList();
    }

    /** What is wrong with a schema itself. */
    List<String> objections(JsonNode schema) {
        return objections(schemas.getSchema(META, STRICT), schema);
    }

    JsonSchema schema(JsonNode node) {
        return schemas.getSchema(node.toString().replace("\"$ref\":\"#/", "\"$ref\":\"" + ID + "#/"), STRICT);
    }
}
