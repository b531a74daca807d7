package io.keycloakstepup.admin.rest;

import io.keycloakstepup.admin.policy.OwnSignIn;
import io.keycloakstepup.admin.policy.RealmPolicy;
import io.keycloakstepup.admin.problem.Problem;
import io.keycloakstepup.admin.problem.ProblemCode;
import io.keycloakstepup.admin.problem.Refused;
import io.keycloakstepup.flow.time.ServerClock;
import io.keycloakstepup.policy.rule.Policy;
import io.keycloakstepup.policy.testing.PolicyCheck;
import io.keycloakstepup.policy.text.PolicyReader;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.keycloak.events.admin.OperationType;

/** Putting another policy in the place of the one a realm has. What speaks against it ends the call. */
record PolicyChange(AdminCall call) {

    private static final String EVENT = "STEP_UP_POLICY";

    /**
     * Stores this text.
     *
     * @param force whether to do so even if the caller could then no longer sign in
     * @return the tag of what is stored now
     */
    PolicyTag carryOut(String text, boolean force) {
        RealmPolicy policy = new RealmPolicy(call.realm());
        StoredText.refuseAmbiguity(policy);
        Optional<String> before = policy.hash();
        refuseStaleWrite(new PolicyTag(before));
        Policy usable = usable(text);
        if (!force) {
            refuseLockOut(usable);
        }
        policy.store(text);
        call.announce(before.isEmpty() ? OperationType.CREATE : OperationType.UPDATE, EVENT, before, policy.hash());
        return new PolicyTag(policy.hash());
    }

    private void refuseStaleWrite(PolicyTag stored) {
        if (!stored.allowsWrite(call.header(HttpHeaders.IF_MATCH), call.header(HttpHeaders.IF_NONE_MATCH))) {
            throw Refused.with(
                    ProblemCode.POLICY_CHANGED,
                    "What is stored is not what you started from. Read it again and repeat your change.");
        }
    }

    private static Policy usable(String text) {
        PolicyCheck check = PolicyCheck.of(text);
        if (!check.errors().isEmpty()) {
            throw Refused.with(Problem.in(ProblemCode.POLICY_INVALID, check.errors()));
        }
        return new PolicyReader().read(text).match(document -> document.policy(), errors -> {
            throw Refused.with(Problem.in(ProblemCode.POLICY_INVALID, errors));
        });
    }

    private void refuseLockOut(Policy policy) {
        AdminCall.refuse(new OwnSignIn(call.session(), call.realm(), call.auth().adminAuth(), call.address())
                .obstacle(policy, ServerClock.now())
                .map(reason -> Problem.of(
                        ProblemCode.OWN_SIGN_IN, reason + ". Add ?force=true to store the policy all the same.")));
    }
}
