package io.keycloakstepup.resource.guard;

/** Why a valid token does not help, and no proof would. */
public enum Refusal {
    /** No operation of the matrix is this request's. */
    UNLISTED("operation_unlisted", 403),
    /** The token lacks a scope (RFC 6750 §3.1); its user proved enough. */
    SCOPE("insufficient_scope", 403),
    /** Two operations match, and no level is good enough for both. */
    LEVELS_EXCLUDE_EACH_OTHER("no_level_suffices", 403),
    /** The operation must be approved as a whole, and its body is longer than what is looked into. */
    BODY_TOO_LARGE("body_too_large", 413),
    /** The operation must be approved as a whole, and what stands behind the guard may take its method for another. */
    METHOD_UNCLEAR("method_unclear", 400);

    private final String code;
    private final int status;

    Refusal(String code, int status) {
        this.code = code;
        this.status = status;
    }

    /** The word for it in answers. */
    public String code() {
        return code;
    }

    /** The HTTP status of the answer. */
    public int status() {
        return status;
    }
}
