package io.keycloakstepup.policy.decision;

/** What whoever requires a level says of a user who lacks the factors for it: may one be registered on the way? */
public enum Enrolment {
    /** A rule of the policy allows it. */
    ALLOWED,
    /** A rule of the policy requires the level and does not allow it. */
    WITHHELD,
    /** It is not the policy that requires the level; who else does neither allows nor hinders. */
    UNSAID;

    static Enrolment of(boolean isAllowed) {
        return isAllowed ? ALLOWED : WITHHELD;
    }
}
