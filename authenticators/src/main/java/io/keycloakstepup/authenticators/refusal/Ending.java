package io.keycloakstepup.authenticators.refusal;

import io.keycloakstepup.flow.reason.Reason;

/** What an application is told when its user comes back without having signed in. */
enum Ending {
    /** The user may not sign in (RFC 6749 §4.1.2.1). */
    ACCESS_DENIED,
    /** The user would have to do something, and the request forbids asking (OpenID Connect Core §3.1.2.6). */
    INTERACTION_REQUIRED,
    /** The level cannot be reached by this user (OpenID Connect Core Error Code unmet_authentication_requirements). */
    UNMET_REQUIREMENTS;

    /**
     * The ending that a reason leads to.
     *
     * @param isPassive whether the request forbids asking the user anything
     */
    static Ending of(Reason reason, boolean isPassive) {
        if (reason == Reason.LEVEL_UNREACHABLE || reason == Reason.REQUEST_UNREACHABLE) {
            return UNMET_REQUIREMENTS;
        }
        return reason == Reason.LEVEL_UNMET && isPassive ? INTERACTION_REQUIRED : ACCESS_DENIED;
    }
}
