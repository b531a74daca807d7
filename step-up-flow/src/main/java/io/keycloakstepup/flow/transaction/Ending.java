package io.keycloakstepup.flow.transaction;

/** How a transaction ends: nothing follows, and nothing of it is kept. One that is denied is a problem and no ending. */
public enum Ending {
    /** The user has proven what is asked. */
    SUCCESS,
    /** The application has given up. */
    CANCELLED,
    /** It took too long. */
    EXPIRED
}
