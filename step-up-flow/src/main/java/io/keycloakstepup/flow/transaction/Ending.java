package io.keycloakstepup.flow.transaction;

/** How a transaction ends: nothing follows, and nothing of it is kept. */
public enum Ending {
    /** The user has proven what is asked. */
    SUCCESS,
    /** The policy lets nobody go on, or there is no way to what it asks. */
    DENIED,
    /** The account is closed. */
    LOCKED,
    /** The application has given up. */
    CANCELLED,
    /** It took too long. */
    EXPIRED
}
