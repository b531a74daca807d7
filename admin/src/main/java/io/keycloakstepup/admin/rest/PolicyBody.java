package io.keycloakstepup.admin.rest;

import io.keycloakstepup.admin.problem.ProblemCode;
import io.keycloakstepup.admin.problem.Refused;
import io.keycloakstepup.policy.text.PolicyReader;
import org.jspecify.annotations.Nullable;

/** The text of a policy as it was sent. JSON is YAML, so there is one way to read both. */
final class PolicyBody {

    static final String YAML = "application/yaml";

    private static final String JSON = "application/json";

    private PolicyBody() {}

    /** The text; empty if nothing was sent. A text that is too long ends the call with 413. */
    static String text(@Nullable String body) {
        String text = body == null ? "" : body;
        if (PolicyReader.isTooLarge(text)) {
            throw Refused.with(
                    ProblemCode.POLICY_TOO_LARGE, "A policy has at most " + PolicyReader.MAX_BYTES + " bytes.");
        }
        return text;
    }

    /** The media type of a text: JSON if it looks like it. */
    static String mediaType(String text) {
        return text.stripLeading().startsWith("{") ? JSON : YAML;
    }
}
