package io.keycloakstepup.demo.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A server that did not do what it was started for; the message ends with the last lines of its log. */
public final class ServerFailure extends IllegalStateException {

    private static final long serialVersionUID = 1;
    private static final int LINES_SHOWN = 30;

    ServerFailure(String what, Path log) {
        super(what + "; the end of " + log + ":\n" + endOf(log));
    }

    private static String endOf(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
        } catch (IOException unreadable) {
            return "(not readable: " + unreadable.getMessage() + ")";
        }
    }
}
