package io.keycloakstepup.policy.level;

/**
 * The nature of a factor (NIST SP 800-63B-4 §2): two-factor authentication needs two different kinds, not two secrets
 * of one kind.
 */
public enum Kind {
    /** Something the user knows. */
    KNOWLEDGE,
    /** Something the user holds. */
    POSSESSION,
    /** Something the user is; also stands for whatever an authenticator used to verify its user locally. */
    INHERENCE
}
