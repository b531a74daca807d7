package io.keycloakstepup.flow.reason;

import java.util.Locale;

/**
 * Why a request was refused: the closed list that events, pages and token errors share; docs/configuration.md explains
 * each.
 */
public enum Reason {
    /** The realm has no policy. */
    POLICY_MISSING,
    /** The realm's stored policy cannot be read, or there are several. */
    POLICY_BROKEN,
    /** A rule of the policy denies. */
    POLICY_DENIED,
    /** The user has no factor left that would reach the level, or no level of the policy is high enough. */
    LEVEL_UNREACHABLE,
    /** The user has no factor that would reach a level on which the request insists. */
    REQUEST_UNREACHABLE,
    /** The user could add a factor that would do, but has not shown the ones that the account already has. */
    ENROLMENT_NOT_ALLOWED,
    /** The code of an administrator's that should have allowed a new factor is wrong, used, replaced or expired. */
    ENROLMENT_CODE_WRONG,
    /** The flow came to its end without the level that the policy requires. */
    LEVEL_UNMET,
    /** The gate was not passed in this authorization. */
    GATE_NOT_PASSED,
    /** Keycloak has locked the account, because of too many wrong answers. */
    ACCOUNT_LOCKED,
    /** What a token says rests on a credential that was removed, reset or disabled since. */
    EVIDENCE_REVOKED,
    /** The answer to a challenge was wrong. */
    FACTOR_WRONG,
    /** The answer was right, but has been used before. */
    FACTOR_REPLAYED,
    /** The answer was not looked at, because there were too many wrong ones. */
    FACTOR_LOCKED,
    /** The answer was not looked at: the credential failed too often in a row, and must be bound anew. */
    FACTOR_DISABLED,
    /** The answer could not be read. */
    FACTOR_MALFORMED,
    /** The answer was to a challenge that is too old, was never made, or was made for somebody or something else. */
    FACTOR_EXPIRED,
    /** The answer was not looked at: the code had too many wrong ones, and a new one must be asked for. */
    CODE_SPENT,
    /** No code was sent, because too many were asked for. */
    CODE_LIMITED,
    /** A code could not be sent: whoever carries it did not take it. */
    CODE_NOT_SENT,
    /** The key is none of this user's, or one that somebody has registered already. */
    KEY_FOREIGN,
    /** The key was used on another site, or inside a page of another site. */
    KEY_ORIGIN,
    /** The authenticator did not verify its user, which was demanded. */
    KEY_UNVERIFIED,
    /** The key is right, but cannot show what is asked beyond its possession. */
    KEY_UNFIT,
    /** The key's signature counter went back: there may be a copy of it. */
    KEY_CLONED,
    /** The realm's WebAuthn policy does not accept the authenticator. */
    KEY_NOT_ACCEPTED,
    /** A browser showed a secret that another one has replaced: there are two copies, and neither is believed any more. */
    DEVICE_REPLAYED;

    /** The name of the detail by which Keycloak's events carry the code. */
    public static final String DETAIL = "step_up_reason";

    /** The code as events carry it: lower case, words joined by a hyphen. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The key of the message that tells the user. */
    public String messageKey() {
        return "step-up-" + code();
    }
}
