package io.keycloakstepup.it.machine;

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

/**
 * A program that tests need; Debian's package of it is installed where root lacks one.
 *
 * @param names what it may be called on the PATH, the preferred name first
 * @param elsewhere where else it may be
 * @param debianPackage what it comes with
 */
public record Program(List<String> names, List<Path> elsewhere, String debianPackage) {

    private static final long MOST_MINUTES = 10;

    public Program {
        names = List.copyOf(names);
        elsewhere = List.copyOf(elsewhere);
    }

    /** Where it is. */
    public Path find() {
        return installed().orElseGet(this::install);
    }

    private Optional<Path> installed() {
        Stream<Path> onPath = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(directory -> names.stream().map(name -> Path.of(directory, name)));
        return Stream.concat(onPath, elsewhere.stream())
                .filter(Files::isExecutable)
                .findFirst();
    }

    private Path install() {
        String installation = "apt-get update && apt-get install -y --no-install-recommends " + debianPackage;
        if (!Files.exists(Path.of("/etc/debian_version")) || !"root".equals(System.getProperty("user.name"))) {
            throw missing("Install one, on Debian with (as root): " + installation);
        }
        run(Path.of("/"), List.of("sh", "-c", installation));
        return installed().orElseThrow(() -> missing("This did not bring one: " + installation));
    }

    /** Runs it in a directory until it ends; fails unless it ends well within ten minutes. */
    public void run(Path directory, String... arguments) {
        int end = run(
                directory,
                Stream.concat(Stream.of(find().toString()), Stream.of(arguments))
                        .toList());
        if (end != 0) {
            throw new IllegalStateException(
                    names.get(0) + " " + String.join(" ", arguments) + " ended with " + end + " in " + directory);
        }
    }

    private static int run(Path directory, List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .start();
            if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
            return process.waitFor();
        } catch (IOException notRun) {
            throw new UncheckedIOException("cannot run " + command, notRun);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while running " + command, interrupted);
        }
    }

    private IllegalStateException missing(String whatToDo) {
        return new IllegalStateException(
                "These tests need " + String.join(" or ", names) + " on the PATH. " + whatToDo);
    }
}
