package io.keycloakstepup.resource.sender;

/** Says that so many proofs were seen of late that no other can be told from them. */
public final class Overfull extends Exception {

    private static final long serialVersionUID = 1L;

    public Overfull() {
        super("the window of proofs that were seen is full", null, false, false);
    }
}
