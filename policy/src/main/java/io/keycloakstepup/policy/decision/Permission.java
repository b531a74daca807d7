package io.keycloakstepup.policy.decision;

import io.keycloakstepup.policy.rule.Effect;
import io.keycloakstepup.policy.rule.Effect.Addition;

/** What whoever requires a level says of a relief: may the user register a factor on the way, may a device be enough? */
public enum Permission {
    /** A rule of the policy allows it. */
    GRANTED,
    /** A rule of the policy allows it to those who have an enrolment code of an administrator's; said of enrolment alone. */
    GRANTED_WITH_CODE,
    /** A rule of the policy requires the level and does not allow it. */
    WITHHELD,
    /** Whoever requires the level neither allows it nor hinders. */
    UNSAID;

    static Permission toEnrol(Effect.Require require) {
        return require.says(Addition.ENROLMENT_WITH_CODE) ? GRANTED_WITH_CODE : of(require.says(Addition.ENROLMENT));
    }

    static Permission of(boolean isGranted) {
        return isGranted ? GRANTED : WITHHELD;
    }
}
