package io.keycloakstepup.policy.cel;

/** What an expression answers that compares what is neither equal nor unequal, because it is not of one kind or because some readers take it for the same. */
enum Comparison {
    /** That they are not equal, as CEL has it. */
    ANY_WITH_ANY,
    /** That nobody knows. */
    LIKE_WITH_LIKE
}
