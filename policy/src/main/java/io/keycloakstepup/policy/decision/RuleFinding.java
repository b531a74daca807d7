package io.keycloakstepup.policy.decision;

import java.util.Objects;

/**
 * What became of one rule in one evaluation.
 *
 * @param rule the id of the rule; {@code default} for the policy's default, {@code acr_values} for a level that the
 *     request names
 * @param outcome what became of it
 * @param because why, in words for whoever wrote the policy; empty where there is nothing to add
 */
public record RuleFinding(String rule, Outcome outcome, String because) {

    /** What can become of a rule. */
    public enum Outcome {
        MATCHED,
        NOT_MATCHED,
        UNKNOWN,
        EXPIRED,
        REPORT;

        /** The wire form: lower case, words joined by a hyphen. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    public RuleFinding {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(because, "because");
    }
}
