package io.keycloakstepup.resource.token;

/** The authentication scheme that a token was presented in, and that an answer about it names. */
public enum TokenScheme {
    /** Whoever has the token may use it (RFC 6750), unless it is bound to a client certificate (RFC 8705). */
    BEARER("Bearer"),
    /** Only who proves the key that the token is bound to may use it (RFC 9449). */
    DPOP("DPoP");

    private final String word;

    TokenScheme(String word) {
        this.word = word;
    }

    /** The scheme as headers write it. */
    public String word() {
        return word;
    }
}
