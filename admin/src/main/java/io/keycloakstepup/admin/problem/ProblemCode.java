package io.keycloakstepup.admin.problem;

import java.util.Locale;

/** Why the admin REST refused: a closed list, which docs/admin-rest.md explains. */
public enum ProblemCode {
    /** The body is not what this call takes. */
    REQUEST_INVALID(400, "The request cannot be read"),
    /** What the path names is not there. */
    NOT_FOUND(404, "There is no such thing"),
    /** The realm has no policy. */
    POLICY_MISSING(404, "This realm has no policy"),
    /** There is more than one policy component, and nobody knows which is meant. */
    POLICY_AMBIGUOUS(409, "This realm has several policies"),
    /** The caller could not sign in again if this were stored. */
    OWN_SIGN_IN(409, "You could no longer sign in"),
    /** The realm that administers all others is left alone unless that is said. */
    MASTER_REALM(409, "This is the realm that administers all others"),
    /** Something else stands where an installation would put its own. */
    NAME_TAKEN(409, "A name is taken"),
    /** Something that would be removed is in use. */
    IN_USE(409, "It is in use"),
    /** The policy was changed by somebody else meanwhile. */
    POLICY_CHANGED(412, "The policy has changed meanwhile"),
    /** The text is too long. */
    POLICY_TOO_LARGE(413, "The policy is too large"),
    /** The text is not a policy, or its own tests fail. */
    POLICY_INVALID(422, "The policy cannot be used"),
    /** The facts of a what-if question are not what they should be. */
    FACTS_INVALID(422, "The facts cannot be used");

    private final int status;
    private final String title;

    ProblemCode(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The HTTP status that goes with it. */
    int status() {
        return status;
    }

    /** It in words, the same for every occurrence. */
    String title() {
        return title;
    }

    /** The wire form: lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
