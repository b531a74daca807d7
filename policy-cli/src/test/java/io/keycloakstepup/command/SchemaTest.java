package io.keycloakstepup.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.keycloakstepup.policy.text.PolicyReader;
import io.keycloakstepup.policy.text.PolicySchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema, read by somebody else's validator, accepts what the reader accepts. */
class SchemaTest {

    private static final Path CASES = Path.of("..", "policy", "src", "test", "resources", "cases");
    private static final Path LANGUAGE = Path.of("..", "docs", "policy-language.md");
    private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    private static final String LEVELS = "policy: 1\nlevels: { pwd: { loa: 1, chains: [ [ {password: 10h} ] ] } }\n";

    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(PolicySchema.json());

    private static Set<ValidationMessage> complaints(String policy) throws JsonProcessingException {
        return SCHEMA.validate(new YAMLMapper().readTree(policy));
    }

    static List<Path> policies() throws IOException {
        try (Stream<Path> files = Files.walk(CASES)) {
            return files.filter(file -> file.endsWith("policy.yaml"))
                    .filter(SchemaTest::isReadable)
                    .sorted()
                    .toList();
        }
    }

    /** Some cases are there to be refused. */
    private static boolean isReadable(Path file) {
        try {
            return new PolicyReader().read(Files.readString(file)).errors().isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("policies")
    void policyOfACaseKeepsToTheSchema(Path file) throws IOException {
        assertEquals(Set.of(), complaints(Files.readString(file)));
    }

    @Test
    void policiesOfTheDocumentationKeepToTheSchema() throws IOException {
        List<String> examples = EXAMPLE.matcher(Files.readString(LANGUAGE))
                .results()
                .map((MatchResult result) -> result.group(1))
                .filter(example -> example.startsWith("policy:"))
                .toList();
        assertFalse(examples.isEmpty());
        for (String example : examples) {
            assertEquals(Set.of(), complaints(example));
        }
    }

    /** Parts of the documentation that are no whole policies, where they belong. */
    @Test
    void sectionsOfTheDocumentationKeepToTheSchema() throws IOException {
        List<String> sections = EXAMPLE.matcher(Files.readString(LANGUAGE))
                .results()
                .map((MatchResult result) -> result.group(1))
                .filter(example -> example.matches("(?s)(factors|zones|signals|rules|tests|idp|risk):.*"))
                .toList();
        for (String section : sections) {
            assertEquals(Set.of(), complaints(LEVELS + section), section);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rule: []",
                "mode: off",
                "policy: 2",
                "zones: { a: {} }",
                "zones: { a: { countries: [ch] } }",
                "signals: { a: 101 }",
                "risk: { low: 1 }",
                "rules: [ { id: a } ]",
                "rules: [ { id: a, match: { client: [x] }, then: { require: pwd } } ]",
                "rules: [ { id: a, match: { clients: x }, then: { require: pwd } } ]",
                "rules: [ { id: a, match: { grants: [browsr] }, then: { require: pwd } } ]",
                "rules: [ { id: a, then: { require: pwd, maxAge: 5 } } ]",
                "rules: [ { id: a, then: { exempt: false } } ]",
                "default: { deny: x }",
                "tests: [ { name: t, given: { net: { ipp: x } }, expect: { require: pwd } } ]",
            })
    void mistakeOfFormIsFoundByBoth(String section) throws JsonProcessingException {
        assertFalse(complaints(LEVELS + section).isEmpty());
        assertFalse(new PolicyReader().read(LEVELS + section).errors().isEmpty());
    }

    @Test
    void schemaIsWhatTheMetaschemaAllows() throws JsonProcessingException {
        JsonSchema metaschema = JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        JsonNode schema = new ObjectMapper().readTree(PolicySchema.json());
        assertEquals(Set.of(), metaschema.validate(schema));
        assertTrue(schema.path("properties").has("rules"));
    }
}
