package io.keycloakstepup.it.walk;

/** What is shown as a proof. */
enum Shown {
    RIGHT,

    /** What was never right: another factor's code, that of another transaction, or one that somebody made up. */
    WRONG,

    /** What was right once. */
    REPLAYED,

    /** The member of another sort of factor. */
    MISFIT
}
