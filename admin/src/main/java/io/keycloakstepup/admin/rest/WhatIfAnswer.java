package io.keycloakstepup.admin.rest;

import io.keycloakstepup.policy.decision.Decision;
import io.keycloakstepup.policy.decision.RuleFinding;
import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.level.Level;
import io.keycloakstepup.policy.level.Step;
import io.keycloakstepup.policy.testing.WhatIf;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The wire form of what a policy would make of a request.
 *
 * @param decision granted, step-up or denied
 * @param level the highest level that is required; null where none is
 * @param reached the highest level that the evidence reaches; null if it reaches none
 * @param unmet the steps that are left, each the factors that would do
 * @param reason the message key of a denial; else null
 * @param explanation what became of each rule
 * @param warnings where the realm would not act on the decision
 */
record WhatIfAnswer(
        String decision,
        @Nullable String level,
        @Nullable String reached,
        List<List<String>> unmet,
        @Nullable String reason,
        List<Finding> explanation,
        List<String> warnings) {

    /** What became of one rule, and why. */
    record Finding(String rule, String outcome, String because) {

        static Finding of(RuleFinding finding) {
            return new Finding(finding.rule(), finding.outcome().word(), finding.because());
        }
    }

    WhatIfAnswer {
        unmet = List.copyOf(unmet);
        explanation = List.copyOf(explanation);
        warnings = List.copyOf(warnings);
    }

    static WhatIfAnswer of(WhatIf outcome, List<String> warnings) {
        Decision decision = outcome.decision();
        return new WhatIfAnswer(
                decision.match(granted -> "granted", stepUp -> "step-up", denied -> "denied"),
                outcome.judgement()
                        .highest()
                        .map(requirement -> requirement.level().name())
                        .orElse(null),
                outcome.reached().map(Level::name).orElse(null),
                decision.match(granted -> List.of(), stepUp -> words(stepUp.unmet()), denied -> List.of()),
                outcome.judgement().denial().orElse(null),
                decision.findings().stream().map(Finding::of).toList(),
                warnings);
    }

    private static List<List<String>> words(List<Step> steps) {
        return steps.stream()
                .map(step -> step.factors().map(FactorType::word).toList())
                .toList();
    }
}
