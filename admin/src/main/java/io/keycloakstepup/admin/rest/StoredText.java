package io.keycloakstepup.admin.rest;

import io.keycloakstepup.admin.policy.RealmPolicy;
import io.keycloakstepup.admin.problem.ProblemCode;
import io.keycloakstepup.admin.problem.Refused;

/**
 * The policy of a realm as it is handed out.
 *
 * @param text the text, to the letter as it was stored
 * @param tag its entity tag
 */
record StoredText(String text, PolicyTag tag) {

    /** The text; 404 ends the call where there is none, 409 where there are several. */
    static StoredText of(AdminCall call) {
        RealmPolicy policy = new RealmPolicy(call.realm());
        refuseAmbiguity(policy);
        return policy.text()
                .map(text -> new StoredText(text, new PolicyTag(policy.hash())))
                .orElseThrow(() -> Refused.with(ProblemCode.POLICY_MISSING, "Nothing is stored: install, or PUT one."));
    }

    static void refuseAmbiguity(RealmPolicy policy) {
        if (policy.isAmbiguous()) {
            throw Refused.with(
                    ProblemCode.POLICY_AMBIGUOUS, "Delete all but one of the components of provider step-up-policy.");
        }
    }
}
