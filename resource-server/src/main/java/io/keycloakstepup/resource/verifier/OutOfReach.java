package io.keycloakstepup.resource.verifier;

/** Says that nobody can tell whether a token is right; its message is what is out of reach. */
final class OutOfReach extends Exception {

    private static final long serialVersionUID = 1L;

    OutOfReach(String what) {
        super(what, null, false, false);
    }
}
