package io.keycloakstepup.admin.rest;

import io.keycloakstepup.admin.policy.OwnSignIn;
import io.keycloakstepup.admin.policy.RealmPolicy;
import io.keycloakstepup.admin.problem.Problem;
import io.keycloakstepup.admin.problem.ProblemCode;
import io.keycloakstepup.flow.time.ServerClock;
import io.keycloakstepup.policy.rule.Policy;
import io.keycloakstepup.policy.testing.PolicyCheck;
import io.keycloakstepup.policy.text.PolicyError;
import io.keycloakstepup.policy.text.PolicyReader;
import java.util.List;
import java.util.Optional;

/** Putting another policy in the place of the one a realm has. */
record PolicyChange(AdminCall call) {

    /**
     * Stores this text.
     *
     * @param force whether to do so even if the caller could then no longer sign in
     * @return why nothing was changed; empty if it is stored
     */
    Optional<Problem> carryOut(String text, boolean force) {
        List<PolicyError> errors = PolicyCheck.check(text);
        if (!errors.isEmpty()) {
            return Optional.of(Problem.in(ProblemCode.POLICY_INVALID, errors));
        }
        return new PolicyReader()
                .read(text)
                .match(
                        document -> carryOut(text, document.policy(), force),
                        unreadable -> Optional.of(Problem.in(ProblemCode.POLICY_INVALID, unreadable)));
    }

    private Optional<Problem> carryOut(String text, Policy policy, boolean force) {
        Optional<Problem> lockOut = force ? Optional.empty() : lockOut(policy);
        if (lockOut.isEmpty()) {
            new RealmPolicy(call.realm()).store(text);
        }
        return lockOut;
    }

    private Optional<Problem> lockOut(Policy policy) {
        return new OwnSignIn(call.session(), call.realm(), call.auth().adminAuth())
                .obstacle(policy, ServerClock.now())
                .map(reason -> Problem.of(
                        ProblemCode.OWN_SIGN_IN, reason + ". Add ?force=true to store the policy all the same."));
    }
}
