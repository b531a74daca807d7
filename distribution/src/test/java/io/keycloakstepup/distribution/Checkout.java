package io.keycloakstepup.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The directory that holds all modules, and the Java sources in it, parsed once. Tests run in their module's own. */
final class Checkout {

    static final List<ParsedSource> MAIN = parsed("src/main/java");
    static final List<ParsedSource> TESTS = parsed("src/test/java");

    private Checkout() {}

    static Path root() {
        return Path.of("..").toAbsolutePath().normalize();
    }

    private static List<ParsedSource> parsed(String directory) {
        return ParsedSource.allOf(Arrays.stream(Module.values())
                .map(module -> root().resolve(module.directory()).resolve(directory))
                .flatMap(sources -> javaFilesIn(sources).stream())
                .toList());
    }

    private static List<Path> javaFilesIn(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
