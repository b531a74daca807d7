package io.keycloakstepup.policy.cel;

import java.util.Objects;

/**
 * What is wrong with an expression at one place.
 *
 * @param offset where, in code points from the start of the expression
 * @param found what stands there
 * @param expected what could stand there
 * @param message what is wrong and what to write instead
 */
public record Complaint(int offset, String found, String expected, String message) {

    public Complaint {
        if (offset < 0) {
            throw new IllegalArgumentException("offsets count from 0, not " + offset);
        }
        Objects.requireNonNull(found, "found");
        Objects.requireNonNull(expected, "expected");
        Objects.requireNonNull(message, "message");
    }
}
