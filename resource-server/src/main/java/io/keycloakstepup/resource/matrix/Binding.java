package io.keycloakstepup.resource.matrix;

/** What ties a token to one use of it. */
public enum Binding {
    /**
     * It names the digest of this very operation, and nobody has claimed that for the same user and client; how far that
     * is remembered, over nodes and restarts, is up to the memory that the guard is given.
     */
    TRANSACTION,
    /** It is used in the network in which its user was seen last. */
    NETWORK,
    /** Its sender proves a key or a certificate (RFC 9449, RFC 8705). */
    SENDER
}
