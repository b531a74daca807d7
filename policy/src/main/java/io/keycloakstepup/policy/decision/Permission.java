package io.keycloakstepup.policy.decision;

/** What whoever requires a level says of a relief: may the user register a factor on the way, may a device be enough? */
public enum Permission {
    /** A rule of the policy allows it. */
    GRANTED,
    /** A rule of the policy requires the level and does not allow it. */
    WITHHELD,
    /** Whoever requires the level neither allows it nor hinders. */
    UNSAID;

    static Permission of(boolean isGranted) {
        return isGranted ? GRANTED : WITHHELD;
    }
}
