package io.keycloakstepup.policy.review;

import io.keycloakstepup.policy.text.Outline;
import java.util.Objects;

/**
 * One thing in a policy that is allowed and looks like a mistake.
 *
 * @param line where, from 1
 * @param column where in the line, in code points, from 1
 * @param message what it is, in one sentence
 * @param suggestion what to do about it; empty where there is nothing to suggest
 */
public record Warning(int line, int column, String message, String suggestion) {

    public Warning {
        if (line < 1 || column < 1) {
            throw new IllegalArgumentException("lines and columns count from 1, not " + line + ":" + column);
        }
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(suggestion, "suggestion");
    }

    static Warning at(Outline place, String message, String suggestion) {
        return new Warning(place.line(), place.column(), message, suggestion);
    }

    /** The place, the message and the suggestion, for messages that are one text. */
    @Override
    public String toString() {
        return "line " + line + ", column " + column + ": " + message + (suggestion.isEmpty() ? "" : "; " + suggestion);
    }
}
