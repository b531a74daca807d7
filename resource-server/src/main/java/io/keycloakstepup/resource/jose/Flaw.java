package io.keycloakstepup.resource.jose;

import java.util.Locale;

/**
 * Why a token or a proof is not believed: a closed list, for logs and metrics. Callers are never told which one it was, only
 * the error that the RFC has for all of them.
 */
public enum Flaw {
    /** It is longer than what is read at all. */
    OVERSIZED,
    /** It is not what it must be: three parts of Base64url, JSON without duplicate members, claims of the right type. */
    MALFORMED,
    /** Its header demands what nobody here understands ({@code crit}, RFC 7515 §4.1.11). */
    CRITICAL_HEADER,
    /** {@code typ} names another kind of text, an ID token or a proof for example. */
    WRONG_TYPE,
    /** {@code alg} is not allowed, as {@code none} and everything symmetric never are. */
    WRONG_ALGORITHM,
    /** No key of the issuer fits the header. */
    UNKNOWN_KEY,
    /** The key is too weak, private, or not one for signatures. */
    UNFIT_KEY,
    /** The signature does not hold. */
    WRONG_SIGNATURE,
    /** Another issuer. */
    WRONG_ISSUER,
    /** It is meant for others. */
    WRONG_AUDIENCE,
    /** It was issued to a client that may not call here. */
    WRONG_CLIENT,
    /** {@code exp} is over, or {@code iat} is longer ago than is allowed. */
    EXPIRED,
    /** {@code nbf} or {@code iat} lies ahead. */
    FROM_THE_FUTURE,
    /** The issuer says that it is not active (RFC 7662 §2.2). */
    INACTIVE,
    /** A token that is bound to a key, under a scheme that does not prove it; or the other way round. */
    WRONG_SCHEME,
    /** No proof came with it, or several. */
    PROOF_MISSING,
    /** The proof is for another method, address, token or key. */
    WRONG_PROOF,
    /** The proof was seen before. */
    REPLAYED_PROOF,
    /** The proof lacks a nonce of ours that is still good (RFC 9449 §9). */
    NONCE_NEEDED,
    /** The client's certificate is not the one that the token is bound to (RFC 8705 §3). */
    WRONG_CERTIFICATE,
    /** It is bound in a way that is not known here. */
    UNKNOWN_CONFIRMATION;

    /** As it stands in logs, for example {@code wrong-signature}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
