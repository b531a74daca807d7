package io.keycloakstepup.it.risk;

import io.keycloakstepup.demo.risk.RiskServer;
import io.keycloakstepup.it.machine.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What came of a script of the demo's.
 *
 * @param exitCode how it ended
 * @param output what it printed, errors too
 */
public record Script(int exitCode, String output) {

    private static final long MOST_SECONDS = 120;

    /** Runs the script of this name with these arguments, and types this for it. */
    public static Script run(URI realm, RiskServer desk, String typed, String name, String... arguments) {
        new Program(List.of("curl"), List.of(), "curl").find();
        try {
            Path keyboard = Files.writeString(Files.createTempFile("typed", ".txt"), typed + "\n");
            Path screen = Files.createTempFile("printed", ".txt");
            List<String> command =
                    new ArrayList<>(List.of("sh", Path.of("..", "demo", name).toString()));
            command.addAll(List.of(arguments));
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectInput(keyboard.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(screen.toFile());
            builder.environment().put("REALM", realm.toString());
            builder.environment().put("DESK", desk.url().toString());
            int exitCode = exitCode(builder.start());
            return new Script(exitCode, Files.readString(screen));
        } catch (IOException failed) {
            throw new UncheckedIOException(name + " could not be run", failed);
        }
    }

    private static int exitCode(Process process) {
        try {
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            return process.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a script", interrupted);
        }
    }
}
