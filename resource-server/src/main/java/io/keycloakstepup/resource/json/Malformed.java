package io.keycloakstepup.resource.json;

/** Thrown within this package where a text is no JSON, or JSON that not everybody reads alike. */
final class Malformed extends Exception {

    private static final long serialVersionUID = 1L;

    Malformed(String message) {
        // Strangers can provoke it at will: no stack trace.
        super(message, null, false, false);
    }
}
