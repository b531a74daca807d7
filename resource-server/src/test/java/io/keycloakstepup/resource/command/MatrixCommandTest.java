package io.keycloakstepup.resource.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command line prints, and how it ends. */
class MatrixCommandTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private int run(String... words) {
        PrintStream both = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return new MatrixCommand(both, both).run(words);
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static String write(Path directory, String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    private static String api(Path directory) throws IOException {
        return write(directory, "api.yaml", """
                openapi: 3.0.3
                paths:
                  /a: { get: { x-step-up: mfa }, put: { x-step-up: mfa }, post: {} }
                  /b: { get: { x-step-up: { public: true } } }
                """);
    }

    @ParameterizedTest
    @CsvSource({"100, 1", "76, 1", "75, 0", "0, 0"})
    void tooFewDeclaredOperationsFail(String least, int exit, @TempDir Path directory) throws IOException {
        String file = api(directory);
        assertEquals(exit, run("coverage", "--min", least, file));
        assertThat(printed())
                .isEqualToNormalizingNewlines(file + ":3:59: warning: POST /a has no declared sensitivity\n"
                        + "1 of 4 operations have no declared sensitivity\n");
    }

    @Test
    void aMatrixCountsInsteadWhereThereIsOne(@TempDir Path directory) throws IOException {
        String matrix = write(directory, "m.yaml", "{matrix: 1, operations: [{path: '/{any}', require: {}}]}");
        assertEquals(0, run("coverage", "--matrix", matrix, api(directory)));
        assertThat(printed()).contains("0 of 4 operations");
    }

    @Test
    void aMatrixIsCheckedAndTried(@TempDir Path directory) throws IOException {
        String right =
                "{matrix: 1, operations: [{path: /a, require: {}}], tests: [{name: t, given: {path: /a}, expect: {require: {}}}]}";
        assertEquals(0, run("check", write(directory, "m.yaml", right)));
        assertThat(printed()).contains("m.yaml: valid, 1 tests passed");
        assertEquals(
                1, run("check", write(directory, "n.yaml", right.replace("expect: {require: {}}", "expect: public"))));
        assertThat(printed()).contains("n.yaml:1:60: error: test 't': expected public");
        assertEquals(1, run("check", write(directory, "o.yaml", "matrix: 2")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "check",
                "coverage",
                "coverage --min 101 x",
                "coverage --max 1 x",
                "coverage a b",
                "check no-such-file"
            })
    void whatMakesNoSenseIsUnusable(String words) {
        assertEquals(2, run(words.split(" ", -1)));
        assertThat(printed()).isNotEmpty();
    }
}
