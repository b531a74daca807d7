package io.keycloakstepup.flow.transaction;

/** By what a transaction was begun. */
public enum Start {
    /** A user's access token: its session is stepped up. */
    TOKEN,
    /** The user's name and password. */
    PASSWORD,
    /** A name that an application vouches for which has shown its own secret. */
    HINT,
    /** A name alone. */
    NAME
}
