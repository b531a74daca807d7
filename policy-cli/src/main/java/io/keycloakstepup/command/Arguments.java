package io.keycloakstepup.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What somebody asks of the command line.
 *
 * @param command what to do
 * @param files the policies to do it with; never empty
 * @param junit where to write results as JUnit's XML; empty for nowhere
 */
record Arguments(Command command, List<Path> files, Optional<Path> junit) {

    static final String USAGE = """
            usage: java -jar keycloak-step-up-policy-<version>-cli.jar policy validate FILE...
                   java -jar keycloak-step-up-policy-<version>-cli.jar policy test [--junit OUT.xml] FILE...
                   java -jar keycloak-step-up-policy-<version>-cli.jar policy schema

              validate   prints errors and warnings, each as FILE:LINE:COLUMN
              test       runs the tests that the policies carry
              schema     prints the JSON Schema of policies, for editors
              --junit    writes the results of the tests as JUnit's XML, too

            exit code 0: all is right; 1: an error, or a test that failed; 2: called wrongly, or a file out of reach
            """;

    /** What can be done with policies. */
    enum Command {
        VALIDATE,
        TEST
    }

    Arguments {
        files = List.copyOf(files);
    }

    /** What these words ask; empty where they make no sense. */
    static Optional<Arguments> of(String... words) {
        if (words.length < 2 || !words[0].equals("policy")) {
            return Optional.empty();
        }
        return command(words[1]).flatMap(command -> of(command, List.of(words).subList(2, words.length)));
    }

    private static Optional<Command> command(String word) {
        return switch (word) {
            case "validate" -> Optional.of(Command.VALIDATE);
            case "test" -> Optional.of(Command.TEST);
            default -> Optional.empty();
        };
    }

    private static Optional<Arguments> of(Command command, List<String> words) {
        List<Path> files = new ArrayList<>();
        Optional<Path> junit = Optional.empty();
        for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
            String word = rest.next();
            if (!word.startsWith("--")) {
                files.add(Path.of(word));
            } else if (word.equals("--junit") && command == Command.TEST && rest.hasNext()) {
                junit = Optional.of(Path.of(rest.next()));
            } else {
                return Optional.empty();
            }
        }
        return files.isEmpty() ? Optional.empty() : Optional.of(new Arguments(command, files, junit));
    }
}
