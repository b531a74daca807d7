package io.keycloakstepup.flow.code;

/** A code could not be sent. The message is for the server log, and tells neither the code nor where it was to go. */
public final class CodeNotSent extends Exception {

    private static final long serialVersionUID = 1L;

    public CodeNotSent(String message) {
        super(message);
    }

    /** Without a stack trace of its own: the server that did not answer is the cause, not the line that asked it. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
