package io.keycloakstepup.resource.command;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Where {@code java -cp … io.keycloakstepup.resource.command.Main} begins. */
public final class Main {

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(new MatrixCommand(out, err).run(arguments));
    }
}
