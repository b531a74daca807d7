package io.keycloakstepup.resource.token;

/** Why a token was refused, by the codes of RFC 6750 §3.1 and RFC 9449 §7.1. */
public enum TokenError {
    /** The request is malformed: two tokens, two proofs, a header that cannot be read. */
    INVALID_REQUEST("invalid_request", 400),
    /** The token is expired, revoked, malformed, for somebody else, or not presented as it is bound. */
    INVALID_TOKEN("invalid_token", 401),
    /** The DPoP proof is not one for this request and this token. */
    INVALID_DPOP_PROOF("invalid_dpop_proof", 401),
    /** The DPoP proof lacks the nonce that the answer names. */
    USE_DPOP_NONCE("use_dpop_nonce", 401);

    private final String code;
    private final int status;

    TokenError(String code, int status) {
        this.code = code;
        this.status = status;
    }

    /** The value of {@code error} in the answer. */
    public String code() {
        return code;
    }

    /** The HTTP status of the answer. */
    public int status() {
        return status;
    }
}
