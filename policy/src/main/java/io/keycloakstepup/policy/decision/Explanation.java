package io.keycloakstepup.policy.decision;

import io.keycloakstepup.policy.decision.RuleFinding.Outcome;
import io.keycloakstepup.policy.facts.Fact;
import io.keycloakstepup.policy.facts.FactTable;
import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.rule.Effect;
import io.keycloakstepup.policy.rule.Effect.Addition;
import io.keycloakstepup.policy.rule.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What became of the rules, in words for whoever wrote the policy. Belongs to one judgement: not thread-safe. */
final class Explanation {

    private static final Set<Fact> RISK = Set.of(FactTable.RISK_SCORE, FactTable.RISK_LEVEL);

    private final RiskFacts risk;
    private final boolean isExempt;
    private final List<RuleFinding> findings = new ArrayList<>();

    /**
     * An explanation without findings yet.
     *
     * @param risk what is known of the risk
     * @param isExempt whether some rule exempts the request
     */
    Explanation(RiskFacts risk, boolean isExempt) {
        this.risk = risk;
        this.isExempt = isExempt;
    }

    void add(Heard heard) {
        add(heard.rule().id(), heard.outcome(), because(heard) + contributions(heard));
    }

    void add(String rule, Outcome outcome, String because) {
        findings.add(new RuleFinding(rule, outcome, because));
    }

    List<RuleFinding> findings() {
        return findings;
    }

    /** Where the risk that a rule reads comes from; empty where something else decided. */
    private String contributions(Heard heard) {
        boolean isElse = heard.truth() instanceof Truth.No no && !no.because().contains("risk.");
        return risk.asked()
                .filter(known -> !isElse && heard.rule().reads().stream().anyMatch(RISK::contains))
                .map(known -> "; " + known.words())
                .orElse("");
    }

    private String because(Heard heard) {
        if (heard.truth() instanceof Truth.No no) {
            return no.because();
        }
        String effect = heard.rule()
                .effect()
                .match(
                        require -> words(require, heard.isCarriedOut()),
                        deny -> "denies: " + deny.messageKey(),
                        exempt -> words(exempt, heard.outcome()));
        if (heard.truth() instanceof Truth.Unknown unknown) {
            String consequence = heard.rule().countsAsMatch(unknown) ? ", so it " + effect : ", so it is skipped";
            return "not known: " + unknown.listed() + consequence;
        }
        return effect;
    }

    private static String words(Effect.Exempt exempt, Outcome outcome) {
        return outcome == Outcome.EXPIRED
                ? "expired after " + exempt.expires() + " (" + exempt.owner() + ")"
                : "exempts until " + exempt.expires() + " (" + exempt.owner() + ": " + exempt.reason() + ")";
    }

    /** What is required, and whether an exemption keeps it from coming about. */
    String words(Effect.Require require, boolean isCarriedOut) {
        StringBuilder words =
                new StringBuilder("requires ").append(require.level().name());
        require.narrowing().maxAge().ifPresent(age -> words.append(" within ")
                .append(age.toSeconds())
                .append(" s"));
        require.narrowing().factors().ifPresent(factors -> words.append(" with ")
                .append(factors.stream().map(FactorType::word).sorted().collect(Collectors.joining(", "))));
        for (Addition addition : Addition.values()) {
            if (require.says(addition)) {
                words.append(words(addition));
            }
        }
        return words.append(isExempt && isCarriedOut ? "; cancelled by an exemption" : "")
                .toString();
    }

    private static String words(Addition addition) {
        return switch (addition) {
            case ENROLMENT -> ", allows enrolment";
            case ENROLMENT_WITH_CODE -> ", allows enrolment with a code";
            case REMEMBERING -> ", allows remembering";
            case NOTICE -> ", notifies";
        };
    }
}
