package io.keycloakstepup.policy.decision;

import static io.keycloakstepup.policy.facts.FactTable.REQUEST_GRANT;
import static io.keycloakstepup.policy.facts.FactTable.RISK_LEVEL;
import static io.keycloakstepup.policy.facts.FactTable.RISK_SCORE;

import io.keycloakstepup.policy.decision.RuleFinding.Outcome;
import io.keycloakstepup.policy.facts.Fact;
import io.keycloakstepup.policy.facts.Facts;
import io.keycloakstepup.policy.facts.Grant;
import io.keycloakstepup.policy.level.Level;
import io.keycloakstepup.policy.rule.Effect;
import io.keycloakstepup.policy.rule.Mode;
import io.keycloakstepup.policy.rule.Policy;
import io.keycloakstepup.policy.rule.Rule;
import io.keycloakstepup.policy.rule.Truth;
import io.keycloakstepup.policy.signal.Readings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Evaluates a policy. The decision and its explanation come from the same pass over the rules, so the one cannot
 * contradict the other. Immutable and thread-safe.
 */
public final class Judge {

    private static final String WITHOUT_USER = Grant.CLIENT_CREDENTIALS.word();

    private static final Set<Fact> RISK = Set.of(RISK_SCORE, RISK_LEVEL);

    private final Policy policy;

    public Judge(Policy policy) {
        this.policy = policy;
    }

    /**
     * What the policy asks of a request of which these facts are known. The order of the rules has no influence. A
     * level that the request itself names counts in every mode: it is the application's word, not the policy's.
     */
    public Judgement judge(Facts facts) {
        return judge(facts, Readings.NONE);
    }

    /** The same of a request of which the signals can be read, too; without them each is unknown. */
    public Judgement judge(Facts facts, Readings readings) {
        Facts derived = new DerivedFacts(policy.levels(), policy.timezone(), facts);
        RiskFacts risked = new RiskFacts(policy.signals(), readings, derived);
        Facts zoned = new ZonedFacts(policy.zones(), risked);
        List<RuleFinding> findings = new ArrayList<>();
        List<Rule> carriedOut = new ArrayList<>();
        for (Rule rule : policy.rules()) {
            Truth truth = rule.test(zoned);
            boolean matches = rule.countsAsMatch(truth);
            boolean enforced = rule.mode() == Mode.ENFORCE && policy.mode() == Mode.ENFORCE;
            findings.add(new RuleFinding(
                    rule.id(), outcome(truth, matches, enforced), because(rule, truth) + suffix(rule, truth, risked)));
            if (matches && enforced) {
                carriedOut.add(rule);
            }
        }
        return new Judgement(denial(carriedOut), requirements(carriedOut, zoned, findings), findings);
    }

    private static Outcome outcome(Truth truth, boolean matches, boolean enforced) {
        if (matches && !enforced) {
            return Outcome.REPORT;
        }
        if (truth instanceof Truth.Unknown) {
            return Outcome.UNKNOWN;
        }
        return matches ? Outcome.MATCHED : Outcome.NOT_MATCHED;
    }

    private static String because(Rule rule, Truth truth) {
        if (truth instanceof Truth.No no) {
            return no.because();
        }
        String effect = rule.effect().match(Judge::words, deny -> "denies: " + deny.messageKey());
        if (truth instanceof Truth.Unknown unknown) {
            String consequence = rule.countsAsMatch(truth) ? ", so it " + effect : ", so it is skipped";
            return "not known: " + unknown.listed() + consequence;
        }
        return effect;
    }

    /** Where the risk that a rule reads comes from. */
    private static String suffix(Rule rule, Truth truth, RiskFacts facts) {
        boolean isElse = truth instanceof Truth.No no && !no.because().contains("risk.");
        return facts.asked()
                .filter(risk -> !isElse && rule.reads().stream().anyMatch(RISK::contains))
                .map(risk -> "; " + risk.words())
                .orElse("");
    }

    private static String words(Effect.Require require) {
        return "requires " + require.level().name() + (require.allowsEnrolment() ? ", allows enrolment" : "");
    }

    /** Of several denials the one of the alphabetically first rule gives the reason. */
    private static Optional<String> denial(List<Rule> rules) {
        return rules.stream()
                .filter(rule -> rule.effect() instanceof Effect.Deny)
                .min(Comparator.comparing(Rule::id))
                .map(rule -> ((Effect.Deny) rule.effect()).messageKey());
    }

    private List<Requirement> requirements(List<Rule> rules, Facts facts, List<RuleFinding> findings) {
        List<Requirement> requirements = new ArrayList<>();
        for (Rule rule : rules) {
            if (rule.effect() instanceof Effect.Require require) {
                requirements.add(Requirement.of(require, rule.id()));
            }
        }
        byDefault(facts, findings).ifPresent(requirements::add);
        requested(facts, findings).ifPresent(requirements::add);
        return requirements;
    }

    private Optional<Requirement> byDefault(Facts facts, List<RuleFinding> findings) {
        if (facts.value(REQUEST_GRANT).filter(WITHOUT_USER::equals).isPresent()) {
            findings.add(new RuleFinding(
                    Requirement.DEFAULT, Outcome.NOT_MATCHED, "a client that asks for itself has no level to reach"));
            return Optional.empty();
        }
        boolean enforced = policy.mode() == Mode.ENFORCE;
        findings.add(new RuleFinding(
                Requirement.DEFAULT, enforced ? Outcome.MATCHED : Outcome.REPORT, words(policy.byDefault())));
        return enforced ? Optional.of(Requirement.of(policy.byDefault(), Requirement.DEFAULT)) : Optional.empty();
    }

    private Optional<Requirement> requested(Facts facts, List<RuleFinding> findings) {
        Optional<Level> level = DerivedFacts.requested(policy.levels(), facts);
        level.ifPresent(named -> findings.add(
                new RuleFinding(Requirement.REQUESTED, Outcome.MATCHED, "the request asks for " + named.name())));
        return level.map(named -> new Requirement(named, Requirement.REQUESTED));
    }
}
