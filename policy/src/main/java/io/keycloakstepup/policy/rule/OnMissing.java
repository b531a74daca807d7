package io.keycloakstepup.policy.rule;

/** What a rule does when it cannot be answered because facts are missing. */
public enum OnMissing {
    /** The rule counts as if it matched. */
    MATCH,
    /** The rule counts as if it did not match. */
    SKIP
}
