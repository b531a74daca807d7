package io.keycloakstepup.policy.text;

import io.keycloakstepup.policy.rule.Policy;
import io.keycloakstepup.policy.situation.PolicyTest;
import java.util.List;
import java.util.Objects;

/**
 * What a policy's text says.
 *
 * @param policy the policy
 * @param tests the tests that it carries, in the order of the text; may be empty
 * @param objections what keeps the text from being stored, though one that is stored goes on working; mostly empty
 */
public record PolicyDocument(Policy policy, List<PolicyTest> tests, List<PolicyError> objections) {

    public PolicyDocument {
        Objects.requireNonNull(policy, "policy");
        tests = List.copyOf(tests);
        objections = List.copyOf(objections);
    }
}
