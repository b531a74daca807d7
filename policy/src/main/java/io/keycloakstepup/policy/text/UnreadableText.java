package io.keycloakstepup.policy.text;

/** Thrown within this package where reading cannot go on behind an error. */
final class UnreadableText extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient PolicyError error;

    UnreadableText(Position at, String found, String expected, String message) {
        super(message);
        this.error = new PolicyError(at.line(), at.column(), found, expected, message);
    }

    PolicyError error() {
        return error;
    }
}
