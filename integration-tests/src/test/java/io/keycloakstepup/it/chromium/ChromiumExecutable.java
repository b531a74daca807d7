package io.keycloakstepup.it.chromium;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The Chrome or Chromium of this machine; Debian's is installed where root lacks one. */
final class ChromiumExecutable {

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");
    private static final Path ON_MAC = Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
    private static final String INSTALLATION = "apt-get update && apt-get install -y chromium";
    private static final long MOST_MINUTES = 10;

    private ChromiumExecutable() {}

    static Path find() {
        return installed().orElseGet(ChromiumExecutable::install);
    }

    private static Optional<Path> installed() {
        Stream<Path> onPath = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(directory -> NAMES.stream().map(name -> Path.of(directory, name)));
        return Stream.concat(onPath, Stream.of(ON_MAC))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Path install() {
        if (!Files.exists(Path.of("/etc/debian_version")) || !"root".equals(System.getProperty("user.name"))) {
            throw missing("Install one, on Debian with (as root): " + INSTALLATION);
        }
        run(INSTALLATION);
        return installed().orElseThrow(() -> missing("This did not bring one: " + INSTALLATION));
    }

    private static void run(String command) {
        try {
            Process process =
                    new ProcessBuilder("sh", "-c", command).inheritIO().start();
            if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
        } catch (IOException notRun) {
            throw new UncheckedIOException("cannot run " + command, notRun);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while running " + command, interrupted);
        }
    }

    private static IllegalStateException missing(String whatToDo) {
        return new IllegalStateException("The browser tests need Chrome or Chromium on the PATH. " + whatToDo);
    }
}
