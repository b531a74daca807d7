package io.keycloakstepup.command;

import io.keycloakstepup.policy.review.PolicyReview;
import io.keycloakstepup.policy.review.Warning;
import io.keycloakstepup.policy.testing.TestResult;
import io.keycloakstepup.policy.text.PolicyError;
import io.keycloakstepup.policy.text.PolicyReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One file with a policy, looked through.
 *
 * @param name what it was called by
 * @param errors what keeps it from being stored; where it cannot be read, it has neither warnings nor results
 * @param warnings what looks like a mistake
 * @param results how its tests went, in the order of the text
 */
record PolicyFile(String name, List<PolicyError> errors, List<Warning> warnings, List<TestResult> results) {

    PolicyFile {
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
        results = List.copyOf(results);
    }

    /**
     * Reads it.
     *
     * @throws IOException if it cannot be read, or is not in UTF-8
     */
    static PolicyFile read(Path file, PolicyReview review) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        String name = file.toString();
        return new PolicyReader()
                .read(text)
                .match(
                        read -> new PolicyFile(name, read.objections(), review.of(text), TestResult.of(read)),
                        errors -> new PolicyFile(name, errors, List.of(), List.of()));
    }

    /** The tests that failed, as errors at their places. */
    List<PolicyError> failures() {
        return results.stream().flatMap(result -> result.failure().stream()).toList();
    }

    Exit exit() {
        return errors.isEmpty() && failures().isEmpty() ? Exit.RIGHT : Exit.WRONG;
    }

    /** A line for something at a place in it, as editors and build servers read it. */
    String line(int line, int column, String what) {
        return name + ":" + line + ":" + column + ": " + what;
    }
}
