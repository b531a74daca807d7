package io.keycloakstepup.resource.jose;

/** Says that a text is not believed, and why. Carries no trace: strangers can make as many as they like. */
public final class Flawed extends Exception {

    private static final long serialVersionUID = 1L;

    private final Flaw flaw;

    public Flawed(Flaw flaw) {
        super(flaw.code(), null, false, false);
        this.flaw = flaw;
    }

    /** Why. */
    public Flaw flaw() {
        return flaw;
    }
}
