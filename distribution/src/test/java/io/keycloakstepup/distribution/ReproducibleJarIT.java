package io.keycloakstepup.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Builds the jar a second time, from a copy of the sources elsewhere, in another time zone and language. */
final class ReproducibleJarIT {

    private static final String DIRECTORY = "second.build.directory";

    /** It is emptied: without the build's word for it this would be the module itself. */
    private static final Path SECOND = Path.of(Objects.requireNonNull(System.getProperty(DIRECTORY), DIRECTORY));

    private static final Set<String> LEFT_OUT = Set.of("target", ".git");

    @Test
    void theSameSourcesGiveTheSameBytes() throws IOException, InterruptedException {
        delete(SECOND);
        copySources();
        build();
        Jar first = Jar.shipped();
        Jar second = new Jar(
                SECOND.resolve("distribution/target").resolve(first.file().getFileName()));
        assertEquals(
                Set.of(),
                first.differencesTo(second),
                "files that differ; mvn clean, if the first jar has what was deleted since");
        assertEquals(-1, Files.mismatch(first.file(), second.file()), "the first byte that differs in " + second);
        delete(SECOND);
    }

    private static void build() throws IOException, InterruptedException {
        Path log = SECOND.resolveSibling("second-build.log");
        ProcessBuilder maven = new ProcessBuilder(command())
                .directory(SECOND.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
        maven.environment().put("LC_ALL", "C");
        Process process = maven.start();
        boolean ended = process.waitFor(10, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertTrue(ended && process.exitValue() == 0, "the second build failed, see " + log);
    }

    /** Offline: the first build has just resolved everything. */
    private static List<String> command() {
        return List.of(
                Path.of(System.getProperty("maven.home", ""), "bin", "mvn").toString(),
                "--batch-mode",
                "--offline",
                "-Dmaven.repo.local=" + System.getProperty("maven.repo.local"),
                "-Duser.timezone=Pacific/Kiritimati",
                "-Duser.language=tr",
                "-Dmaven.test.skip",
                "-Dcyclonedx.skip",
                "--projects",
                "distribution",
                "--also-make",
                "package");
    }

    private static void copySources() throws IOException {
        Path root = Checkout.root();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path from, BasicFileAttributes attributes) throws IOException {
                if (LEFT_OUT.contains(from.getFileName().toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(SECOND.resolve(root.relativize(from)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path from, BasicFileAttributes attributes) throws IOException {
                Files.copy(from, SECOND.resolve(root.relativize(from)), StandardCopyOption.REPLACE_EXISTING);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
