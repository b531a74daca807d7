package io.keycloakstepup.it.matrix;

/** A way to a token. */
enum Way {
    /** An authorization request without a page: {@code prompt=none}. */
    SILENT,
    /** The same, left at the server beforehand (RFC 9126). */
    PUSHED,
    /** The same, with an ID token on the redirect. */
    HYBRID,
    /** A code from before the policy changed. */
    CODE,
    /** A refresh token from before. */
    REFRESH,
    /** An offline token from before. */
    OFFLINE,
    /** An access token from before, exchanged by the application itself. */
    EXCHANGE,
    /** A device that was approved before. */
    DEVICE,
    PASSWORD,
    CLIENT_CREDENTIALS,
    /** An authentication on another device that is asked for. */
    CIBA;

    /** Whether the tokens come with a redirect, or an error does. */
    boolean isRedirect() {
        return this == SILENT || this == PUSHED || this == HYBRID;
    }
}
