package io.keycloakstepup.resource.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keycloakstepup.resource.matrix.Operation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an OpenAPI document declares. */
class OpenApiReaderTest {

    private static final String API = """
            openapi: 3.1.0
            info: { title: Risks, version: "2" }
            servers: [ { url: "https://api.example/api/v2/" }, { url: "http://localhost:8080/api/v2" } ]
            x-step-up: { order: [pwd, mfa, phr] }
            paths:
              /health:
                get: { x-step-up: { public: true } }
              /risk/{id}:
                parameters: [ { name: id, in: path, required: true } ]
                get:
                  operationId: readRisk
                  x-step-up: pwd
                  responses: { '200': { description: ok } }
                put:
                  x-step-up:
                    - mfa
                    - when: body.severity == 'CRITICAL' && path.id != 'x'
                      require: { level: phr, maxAge: 5m }
                delete:
                  summary: nobody thought of it
              x-internal: true
            """;

    static OpenApiDocument read(String text) {
        return OpenApiReader.read(text).match(document -> document, errors -> {
            throw new AssertionError(errors);
        });
    }

    @Test
    void operationsAreDeclaredWhereTheyAreDescribed() {
        OpenApiDocument document = read(API);
        assertThat(document.matrix().operations().stream().map(Operation::id))
                .containsExactly(
                        "GET /api/v2/health",
                        "GET /api/v2/risk/{id}",
                        "PUT /api/v2/risk/{id}",
                        "PUT /api/v2/risk/{id} #2");
        assertThat(document.operations()).hasSize(4);
        assertThat(document.undeclaredIn(document.matrix())).singleElement().satisfies(operation -> {
            assertThat(operation).hasToString("DELETE /api/v2/risk/{id}");
            assertEquals(19, operation.line());
        });
    }

    @Test
    void aMatrixMayDeclareWhatTheDocumentDoesNot() {
        MatrixDocument matrix = MatrixReaderTest.read(
                "{matrix: 1, operations: [{path: /api/v2/risk/**, require: mfa}, {path: /api/v2/health, method: POST,"
                        + " require: mfa}]}");
        assertThat(read(API).undeclaredIn(matrix.matrix()).stream().map(ApiOperation::toString))
                .isEqualTo(List.of("GET /api/v2/health"));
    }

    @Test
    void theBaseCanBeSaid() {
        OpenApiDocument document = read(API.replace("phr] }", "phr], base: /other }"));
        assertThat(document.operations().get(0)).hasToString("GET /other/health");
        assertThat(read(API.replace("phr] }", "phr], base: / }")).operations().get(0))
                .hasToString("GET /health");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x-step-up: pwd|x-step-up: pwt|unknown level 'pwt'; did you mean 'pwd'?|12",
                "path.id != 'x'|path.idd != 'x'|did you mean 'path.id'?|17",
                "http://localhost:8080/api/v2|http://localhost:8080/api/v3|say it with base|3",
                "http://localhost:8080/api/v2|http://localhost:{port}/api/v2|say it with base|3",
                "/risk/{id}:|/risk/{id}.json:|a variable fills its segment|8",
                "{ public: true }|{ publc: true }|did you mean 'public'?|7",
                "order: [|ordr: [|did you mean 'order'?|4",
                "openapi: 3.1.0|swagger: '2.0'|an OpenAPI document of version 3|1",
            })
    void whatIsWrongIsSaidAtItsPlace(String right, String wrong, String message, int line) {
        assertThat(API).contains(right);
        assertThat(OpenApiReader.read(API.replace(right, wrong)).errors()).anySatisfy(error -> {
            assertThat(error.message()).contains(message);
            assertEquals(line, error.line());
        });
    }
}
