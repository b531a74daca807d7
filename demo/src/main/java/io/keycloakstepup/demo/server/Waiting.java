package io.keycloakstepup.demo.server;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waiting without checked interruption: an interrupt ends the wait with an error and stays visible to the caller. */
final class Waiting {

    private static final Duration LONGEST_BUILD = Duration.ofMinutes(5);

    private Waiting() {}

    /** The exit code of a process that ends by itself; one that does not within five minutes is killed. */
    static int exitCode(Process process) {
        if (!ends(process, LONGEST_BUILD)) {
            kill(process);
        }
        return exitCodeOfEnded(process);
    }

    static boolean ends(Process process, Duration atMost) {
        try {
            return process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    static void pause(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    /** Kills the process and what it started: the launcher is a shell script around the real server. */
    static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    static IllegalStateException interrupted(InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while waiting for the server", interrupted);
    }

    private static int exitCodeOfEnded(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }
}
