package io.keycloakstepup.resource.sender;

/** Says that nobody can tell whether a proof was seen before; its message is why, for logs. */
public final class Unremembered extends Exception {

    private static final long serialVersionUID = 1L;

    public Unremembered(String why) {
        super(why, null, false, false);
    }
}
