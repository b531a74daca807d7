package io.keycloakstepup.resource.guard;

/** Why a valid token does not help, and no proof would. */
public enum Refusal {
    /** No operation of the matrix is this request's. */
    UNLISTED("operation_unlisted", 403),
    /** The token lacks a scope (RFC 6750 §3.1); its user proved enough. */
    SCOPE("insufficient_scope", 403),
    /** Two operations match, and no level is good enough for both. */
    LEVELS_EXCLUDE_EACH_OTHER("no_level_suffices", 403),
    /** Nobody sits at the client who could be asked: it was let by without a proof, or its token tells of no sign-in. */
    NOBODY_TO_ASK("nobody_to_ask", 403),
    /**
     * The whole body must be looked into, as the operation is to be approved or as a form may carry a second token; and it is
     * longer than what is looked into, or not there as it was announced.
     */
    BODY_TOO_LARGE("body_too_large", 413),
    /** The operation must be approved as a whole, and its body is a form, or of two types: others may read it differently. */
    BODY_UNCLEAR("body_unclear", 400),
    /** The operation must be approved as a whole, and what stands behind the guard may take its method for another. */
    METHOD_UNCLEAR("method_unclear", 400),
    /** The operation was approved once, and done. */
    ALREADY_DONE("operation_already_done", 409);

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
