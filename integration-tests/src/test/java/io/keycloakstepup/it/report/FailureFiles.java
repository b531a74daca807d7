package io.keycloakstepup.it.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The directory of one failed test below {@code target/failures}: server log, page, screenshot, trace. */
public record FailureFiles(Path directory) {

    public static FailureFiles of(ExtensionContext test) {
        String name = test.getRequiredTestClass().getSimpleName() + "."
                + test.getRequiredTestMethod().getName();
        return new FailureFiles(Path.of("target", "failures", name));
    }

    /** Where a file of this test is to be written; the directory is there afterwards. */
    public Path file(String name) throws IOException {
        return Files.createDirectories(directory).resolve(name);
    }

    /** Copies what a log has gained since it had the given size in bytes. */
    public void keepEndOf(Path log, long from) throws IOException {
        keepEndOf(log, from, "keycloak.log");
    }

    /** The same, kept under a name of its own. */
    public void keepEndOf(Path log, long from, String name) throws IOException {
        try (InputStream lines = Files.newInputStream(log)) {
            lines.skipNBytes(from);
            Files.write(file(name), lines.readAllBytes());
        }
    }
}
