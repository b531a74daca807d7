package io.keycloakstepup.flow.saml;

/** How strong the answer must be, beside the contexts that are asked for (SAML Core §3.3.2.2.1). */
public enum Comparison {
    /** One of them. */
    EXACT,
    /** At least as strong as one of them. */
    MINIMUM,
    /** As strong as possible, and no stronger than the strongest of them. */
    MAXIMUM,
    /** Stronger than any of them. */
    BETTER
}
