package io.keycloakstepup.it.machine;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program that a document shows.
 *
 * @param interpreter what runs it
 * @param name the name of the file that it is put into
 * @param text what it says
 */
public record Example(String interpreter, String name, String text) {

    private static final Path WORK = Path.of("target", "examples").toAbsolutePath();
    private static final long MOST_SECONDS = 60;

    /** Whether there is such a program on the PATH. */
    public static boolean isFound(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(directory -> Path.of(directory, program))
                .anyMatch(Files::isExecutable);
    }

    /**
     * Runs it, and answers what it has printed; fails unless it ends well within a minute.
     *
     * @param variables its environment, beside what the tests' own has
     * @param typed the lines that it can read
     */
    public String run(Map<String, String> variables, List<String> typed) {
        try {
            return finished(start(variables, typed));
        } catch (IOException notRun) {
            throw new UncheckedIOException(name + " could not be run", notRun);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + name + " ran", interrupted);
        }
    }

    private Process start(Map<String, String> variables, List<String> typed) throws IOException {
        Files.createDirectories(WORK);
        Path input = Files.write(WORK.resolve(name + ".in"), typed);
        ProcessBuilder program = new ProcessBuilder(
                        interpreter, Files.writeString(WORK.resolve(name), text).toString())
                .directory(WORK.toFile())
                .redirectInput(input.toFile())
                .redirectOutput(printed().toFile())
                .redirectError(WORK.resolve(name + ".err").toFile());
        program.environment().putAll(variables);
        return program.start();
    }

    private String finished(Process process) throws IOException, InterruptedException {
        boolean isOver = process.waitFor(MOST_SECONDS, TimeUnit.SECONDS);
        if (!isOver) {
            process.destroyForcibly();
        }
        String output = Files.readString(printed());
        if (!isOver || process.exitValue() != 0) {
            throw new AssertionError(name + " did not end well; it has printed " + output + " and "
                    + Files.readString(WORK.resolve(name + ".err")));
        }
        return output;
    }

    private Path printed() {
        return WORK.resolve(name + ".out");
    }
}
