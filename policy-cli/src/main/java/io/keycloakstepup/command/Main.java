package io.keycloakstepup.command;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** Where {@code java -jar keycloak-step-up-policy-…-cli.jar} begins. */
public final class Main {

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(new CommandLine(out, err, Clock.systemUTC()).run(arguments).code());
    }
}
