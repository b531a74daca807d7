package io.keycloakstepup.resource.command;

import io.keycloakstepup.policy.text.PolicyError;
import io.keycloakstepup.policy.text.Reading;
import io.keycloakstepup.resource.document.ApiOperation;
import io.keycloakstepup.resource.document.MatrixDocument;
import io.keycloakstepup.resource.document.MatrixReader;
import io.keycloakstepup.resource.document.OpenApiDocument;
import io.keycloakstepup.resource.document.OpenApiReader;
import io.keycloakstepup.resource.matrix.Matrix;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Carries out what the command line asks.
 *
 * @param out where results go
 * @param err where what went wrong goes
 */
record MatrixCommand(PrintStream out, PrintStream err) {

    static final int RIGHT = 0;
    static final int WRONG = 1;
    static final int UNUSABLE = 2;

    private static final String USAGE = """
            usage: java -cp … io.keycloakstepup.resource.command.Main check MATRIX
                   java -cp … io.keycloakstepup.resource.command.Main coverage [--min PERCENT] [--matrix MATRIX] OPENAPI

              check      prints errors and failed tests, each as FILE:LINE:COLUMN
              coverage   prints the operations whose sensitivity nobody declared, by x-step-up or in the matrix
              --min      how many of a hundred must be declared; 100 where nothing is said

            exit code 0: all is right; 1: an error, a failed test, or too few are declared; 2: called wrongly, or a file out
            of reach
            """;

    int run(String... words) {
        try {
            if (words.length == 2 && words[0].equals("check")) {
                return check(Path.of(words[1]));
            }
            Optional<CoverageArguments> coverage = CoverageArguments.of(List.of(words));
            if (coverage.isPresent()) {
                return coverage(coverage.get());
            }
        } catch (IOException e) {
            err.println(e.getClass().getSimpleName() + ": " + e.getMessage());
            return UNUSABLE;
        }
        err.print(USAGE);
        return UNUSABLE;
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    private int check(Path file) throws IOException {
        Reading<MatrixDocument> reading = MatrixReader.read(text(file));
        List<PolicyError> wrong = reading.match(MatrixDocument::failures, errors -> errors);
        print(file, wrong);
        if (wrong.isEmpty()) {
            int tests = reading.match(document -> document.tests().size(), errors -> 0);
            out.println(file + ": valid, " + tests + " tests passed");
        }
        return wrong.isEmpty() ? RIGHT : WRONG;
    }

    private void print(Path file, List<PolicyError> errors) {
        errors.forEach(
                error -> out.println(file + ":" + error.line() + ":" + error.column() + ": error: " + error.message()));
    }

    private int coverage(CoverageArguments arguments) throws IOException {
        Reading<OpenApiDocument> api = OpenApiReader.read(text(arguments.openApi()));
        print(arguments.openApi(), api.errors());
        if (arguments.matrix().isEmpty()) {
            return api.match(document -> coverage(arguments, document, document.matrix()), errors -> WRONG);
        }
        Path file = arguments.matrix().get();
        Reading<MatrixDocument> matrix = MatrixReader.read(text(file));
        print(file, matrix.errors());
        return api.match(
                document -> matrix.match(declared -> coverage(arguments, document, declared.matrix()), errors -> WRONG),
                errors -> WRONG);
    }

    private int coverage(CoverageArguments arguments, OpenApiDocument api, Matrix matrix) {
        List<ApiOperation> undeclared = api.undeclaredIn(matrix);
        int all = api.operations().size();
        undeclared.forEach(operation -> out.println(arguments.openApi() + ":" + operation.line() + ":"
                + operation.column() + ": warning: " + operation + " has no declared sensitivity"));
        out.println(undeclared.size() + " of " + all + " operations have no declared sensitivity");
        return (all - undeclared.size()) * 100L >= (long) arguments.leastPercent() * all ? RIGHT : WRONG;
    }
}
