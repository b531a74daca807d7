package io.keycloakstepup.policy.cel;

/** What an expression answers that compares what cannot be equal, because it is not of one kind. */
enum Comparison {
    /** That they are not equal, as CEL has it. */
    ANY_WITH_ANY,
    /** That nobody knows. */
    LIKE_WITH_LIKE
}
