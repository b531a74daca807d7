package io.keycloakstepup.command;

/** How a command ended, for whoever called it. */
enum Exit {
    /** All policies are right, and all of their tests passed. */
    RIGHT(0),
    /** A policy has errors, or one of its tests failed. */
    WRONG(1),
    /** The command was called wrongly, or a file could not be read or written. */
    UNUSABLE(2);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /** The worse of two. */
    Exit and(Exit other) {
        return code >= other.code ? this : other;
    }
}
