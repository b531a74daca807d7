package io.keycloakstepup.gateway.reload;

/** Says that a matrix cannot be put in force, and at which places of its text that is why. */
public final class UnfitMatrix extends Exception {

    private static final long serialVersionUID = 1L;

    public UnfitMatrix(String why) {
        super(why);
    }
}
