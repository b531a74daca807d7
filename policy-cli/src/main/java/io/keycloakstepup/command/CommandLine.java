package io.keycloakstepup.command;

import io.keycloakstepup.command.Arguments.Command;
import io.keycloakstepup.policy.review.PolicyReview;
import io.keycloakstepup.policy.review.Surroundings;
import io.keycloakstepup.policy.review.Warning;
import io.keycloakstepup.policy.testing.TestResult;
import io.keycloakstepup.policy.text.PolicyError;
import io.keycloakstepup.policy.text.PolicySchema;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Carries out what the command line asks.
 *
 * @param out where results go
 * @param err where what went wrong goes
 * @param clock when it is, for what expires soon
 */
record CommandLine(PrintStream out, PrintStream err, Clock clock) {

    Exit run(String... words) {
        if (List.of(words).equals(List.of("--help"))) {
            out.print(Arguments.USAGE);
            return Exit.RIGHT;
        }
        if (List.of(words).equals(List.of("policy", "schema"))) {
            out.print(PolicySchema.json());
            return Exit.RIGHT;
        }
        Optional<Arguments> arguments = Arguments.of(words);
        if (arguments.isEmpty()) {
            err.print(Arguments.USAGE);
            return Exit.UNUSABLE;
        }
        return run(arguments.get());
    }

    private Exit run(Arguments arguments) {
        Exit exit = Exit.RIGHT;
        List<PolicyFile> read = new ArrayList<>();
        PolicyReview review = new PolicyReview(Surroundings.UNKNOWN, clock.instant());
        for (Path file : arguments.files()) {
            try {
                PolicyFile policy = PolicyFile.read(file, review);
                read.add(policy);
                exit = exit.and(policy.exit());
            } catch (IOException e) {
                exit = complain(file, e);
            }
        }
        read.forEach(policy -> print(policy, arguments.command()));
        if (arguments.command() == Command.TEST) {
            summarize(read);
        }
        return exit.and(arguments.junit().map(file -> write(file, read)).orElse(Exit.RIGHT));
    }

    private Exit complain(Path file, IOException failure) {
        err.println(file + ": " + failure.getClass().getSimpleName() + ": " + failure.getMessage());
        return Exit.UNUSABLE;
    }

    private void print(PolicyFile policy, Command command) {
        policy.errors().forEach(error -> print(policy, error));
        if (command == Command.TEST) {
            policy.results().forEach(result -> print(policy, result));
            return;
        }
        policy.failures().forEach(error -> print(policy, error));
        policy.warnings().forEach(warning -> print(policy, warning));
        if (policy.exit() == Exit.RIGHT) {
            out.println(policy.name() + ": valid");
        }
    }

    private void print(PolicyFile policy, PolicyError error) {
        out.println(policy.line(error.line(), error.column(), "error: " + error.message()));
    }

    private void print(PolicyFile policy, Warning warning) {
        String suggestion = warning.suggestion().isEmpty() ? "" : "; " + warning.suggestion();
        out.println(policy.line(warning.line(), warning.column(), "warning: " + warning.message() + suggestion));
    }

    private void print(PolicyFile policy, TestResult result) {
        String outcome = result.failure()
                .map(failure -> "failed: " + failure.message())
                .orElseGet(() -> "passed: test '" + result.test().name() + "'");
        out.println(policy.line(result.test().line(), result.test().column(), outcome));
    }

    private void summarize(List<PolicyFile> policies) {
        long failed =
                policies.stream().mapToLong(policy -> policy.failures().size()).sum();
        long all =
                policies.stream().mapToLong(policy -> policy.results().size()).sum();
        out.println((all - failed) + " passed, " + failed + " failed");
    }

    private Exit write(Path file, List<PolicyFile> policies) {
        try {
            new JUnitReport(policies).write(file);
            return Exit.RIGHT;
        } catch (IOException e) {
            return complain(file, e);
        }
    }
}
