package io.keycloakstepup.resource.dodge;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.keycloakstepup.resource.document.MatrixReader;
import io.keycloakstepup.resource.matrix.Matrix;
import io.keycloakstepup.resource.matrix.Verdict;
import io.keycloakstepup.resource.request.ApiRequest;
import io.keycloakstepup.resource.request.RequestBody;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A matrix with a lax and a strict operation, and whether a request gets the lax one that somebody takes for the other. */
final class Dodges {

    private static final Matrix MATRIX = MatrixReader.read("""
            matrix: 1
            operations:
              - { path: /open/**, public: true }
              - { path: /admin/**, require: phr }
              - { path: /open/secret, require: phr }
              - { id: update, path: /risk, require: pwd2 }
              - { id: critical, path: /risk, when: "!(body.severity in ['LOW', 'MEDIUM', 'HIGH'])", require: phr }
            """).match(document -> document.matrix(), errors -> {
        throw new AssertionError(errors);
    });

    private static final ObjectMapper EASILY_PLEASED = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_YAML_COMMENTS)
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_MISSING_VALUES)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.UNWRAP_SINGLE_VALUE_ARRAYS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** What an application makes of a text, and of a number, and of a number in a text. */
    enum Severity {
        LOW,
        MEDIUM,
        HIGH,
        CRITICAL
    }

    /** What an application would read. */
    record Risk(Severity severity) {}

    private Dodges() {}

    private static Verdict judge(String path, byte[] body) {
        Map<String, List<String>> headers = Map.of("content-type", List.of("application/json"));
        return ApiRequest.of("POST", path, "", headers, RequestBody.of(headers, () -> Optional.of(body)), "")
                .map(request -> MATRIX.hear(request).judge(Optional.empty(), Instant.EPOCH))
                .orElseGet(Verdict.Unlisted::new);
    }

    /** Whether somebody takes this path for a guarded one, while the matrix lets everybody by. */
    static boolean isDodge(String path) {
        return judge(path, new byte[0]) instanceof Verdict.Open
                && SloppyServer.readings(path).stream().anyMatch(Dodges::isGuarded);
    }

    private static boolean isGuarded(String reading) {
        return reading.equals("/admin") || reading.startsWith("/admin/") || reading.equals("/open/secret");
    }

    /** Whether somebody finds a critical severity in this body, while the matrix asks for no more than always. */
    static boolean isDodge(byte[] body) {
        List<String> operations =
                judge("/risk", body).match(List::of, open -> List.of(), guarded -> guarded.operations());
        return !operations.contains("critical") && isCritical(body);
    }

    /** Whether an application finds one there. */
    static boolean isCritical(byte[] body) {
        try (JsonParser parser = EASILY_PLEASED.createParser(body)) {
            Risk first = EASILY_PLEASED.readValue(parser, Risk.class);
            JsonNode tree = EASILY_PLEASED.readTree(body);
            boolean isInTree =
                    tree != null && "CRITICAL".equals(tree.path("severity").asText());
            return isInTree || (first != null && first.severity() == Severity.CRITICAL);
        } catch (IOException e) {
            return false;
        }
    }
}
