package io.keycloakstepup.policy.text;

import java.util.Objects;

/**
 * One thing that is wrong with a text.
 *
 * @param line where, from 1
 * @param column where in the line, in code points, from 1
 * @param found what stands there
 * @param expected what could stand there
 * @param message what is wrong and what to write instead, in one sentence or two
 */
public record PolicyError(int line, int column, String found, String expected, String message) {

    public PolicyError {
        if (line < 1 || column < 1) {
            throw new IllegalArgumentException("lines and columns count from 1, not " + line + ":" + column);
        }
        Objects.requireNonNull(found, "found");
        Objects.requireNonNull(expected, "expected");
        Objects.requireNonNull(message, "message");
    }

    /** The place and the message, for logs and for messages that are one text. */
    @Override
    public String toString() {
        return "line " + line + ", column " + column + ": " + message;
    }
}
