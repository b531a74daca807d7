package io.keycloakstepup.policy.rule;

/** Whether what a policy or a rule says is carried out. */
public enum Mode {
    /** It is carried out. */
    ENFORCE,
    /** It is evaluated and recorded, never carried out. */
    REPORT
}
