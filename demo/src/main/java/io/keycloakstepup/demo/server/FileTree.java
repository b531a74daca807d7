package io.keycloakstepup.demo.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory with everything below it, copied or deleted as a whole. */
final class FileTree {

    private FileTree() {}

    static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.toAbsolutePath().getParent());
        for (Path source : below(from)) {
            // Attributes go along because the launcher must stay executable.
            Files.copy(source, to.resolve(from.relativize(source)), StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    static void delete(Path root) throws IOException {
        if (Files.exists(root)) {
            for (Path path :
                    below(root).stream().sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static List<Path> below(Path root) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.toList();
        }
    }
}
