package io.keycloakstepup.resource.outbound;

/** Says that a server did not give the answer that is needed. Its message is for the log and quotes no content. */
public final class Unreachable extends Exception {

    private static final long serialVersionUID = 1L;

    public Unreachable(Endpoint asked, String what) {
        super(asked + ": " + what, null, false, false);
    }
}
