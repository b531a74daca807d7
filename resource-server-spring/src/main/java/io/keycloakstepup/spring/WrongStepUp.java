package io.keycloakstepup.spring;

/** Says where a step-up is asked for that cannot be held, and what to do about it; the application does not start. */
final class WrongStepUp extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String place;
    private final String fix;

    /**
     * A mistake.
     *
     * @param place what stands where, and why that cannot be
     * @param fix what to write instead
     */
    WrongStepUp(String place, String fix) {
        super(place + ": " + fix);
        this.place = place;
        this.fix = fix;
    }

    String place() {
        return place;
    }

    String fix() {
        return fix;
    }
}
