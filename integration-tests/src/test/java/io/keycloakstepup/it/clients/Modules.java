package io.keycloakstepup.it.clients;

import io.keycloakstepup.it.machine.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The libraries of {@code src/test/npm}, each in the version and with the contents that the lock file there names. Maven's
 * own repositories do not carry them.
 */
final class Modules {

    private static final Path LOCKED = Path.of("src", "test", "npm");
    private static final Path WORK = Path.of("target", "npm").toAbsolutePath();
    private static final Program NPM = new Program(List.of("npm"), List.of(), "npm");

    private Modules() {}

    /** The directory that holds one directory for each library. */
    static synchronized Path installed() {
        try {
            Files.createDirectories(WORK);
            for (String file : List.of("package.json", "package-lock.json")) {
                Files.copy(LOCKED.resolve(file), WORK.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException notCopied) {
            throw new UncheckedIOException("no place for the libraries", notCopied);
        }
        NPM.run(WORK, "ci", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund", "--silent");
        return WORK.resolve("node_modules");
    }
}
