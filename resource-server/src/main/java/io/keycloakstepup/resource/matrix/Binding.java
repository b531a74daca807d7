package io.keycloakstepup.resource.matrix;

/** What ties a token to one use of it. */
public enum Binding {
    /** It was issued for this very operation, and is used for the first time. */
    TRANSACTION,
    /** It is used in the network in which its user was seen last. */
    NETWORK,
    /** Its sender proves a key or a certificate (RFC 9449, RFC 8705). */
    SENDER
}
