package io.keycloakstepup.policy.decision;

import io.keycloakstepup.policy.decision.RuleFinding.Outcome;
import io.keycloakstepup.policy.facts.Facts;
import io.keycloakstepup.policy.facts.Grant;
import io.keycloakstepup.policy.level.Level;
import io.keycloakstepup.policy.rule.Effect;
import io.keycloakstepup.policy.rule.Effect.Addition;
import io.keycloakstepup.policy.rule.Mode;
import io.keycloakstepup.policy.rule.Policy;
import io.keycloakstepup.policy.signal.Readings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Evaluates a policy. The decision and its explanation come from the same pass over the rules, so the one cannot
 * contradict the other. Immutable and thread-safe.
 */
public final class Judge {

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
        Hearing hearing = Hearing.of(policy, facts, readings);
        List<Heard> heard = hearing.of(policy.rules().concerning(hearing.facts())).stream()
                .filter(rule -> rule.outcome() != Outcome.NOT_MATCHED)
                .toList();
        return judge(hearing, heard);
    }

    /** The same judgement, with findings on every rule: those too that do not match, and which term of theirs is false. */
    public Judgement explain(Facts facts) {
        return explain(facts, Readings.NONE);
    }

    /** The same of a request of which the signals can be read, too. */
    public Judgement explain(Facts facts, Readings readings) {
        Hearing hearing = Hearing.of(policy, facts, readings);
        return judge(hearing, hearing.of(policy.rules().all()));
    }

    private Judgement judge(Hearing hearing, List<Heard> heard) {
        Optional<String> denial = denial(heard);
        List<String> exemptions = heard.stream()
                .filter(Heard::exempts)
                .map(one -> one.rule().id())
                .sorted()
                .toList();
        Explanation explanation = new Explanation(hearing.risk(), !exemptions.isEmpty());
        heard.forEach(explanation::add);
        List<Requirement> requirements =
                new ArrayList<>(exemptions.isEmpty() ? required(hearing, heard) : left(hearing, exemptions.get(0)));
        byDefault(hearing, explanation).filter(rest -> exemptions.isEmpty()).ifPresent(requirements::add);
        requested(hearing.facts(), explanation).ifPresent(requirements::add);
        boolean notifies = heard.stream().anyMatch(one -> one.required()
                .filter(require -> require.says(Addition.NOTICE))
                .isPresent());
        return new Judgement(
                denial, requirements, denial.isEmpty() ? exemptions : List.of(), notifies, explanation.findings());
    }

    /** Of several denials the one of the alphabetically first rule gives the reason. */
    private static Optional<String> denial(List<Heard> heard) {
        return heard.stream()
                .filter(one -> one.denied().isPresent())
                .min(Comparator.comparing(one -> one.rule().id()))
                .flatMap(Heard::denied)
                .map(Effect.Deny::messageKey);
    }

    private static List<Requirement> required(Hearing hearing, List<Heard> heard) {
        return heard.stream()
                .flatMap(one -> one.required().stream()
                        .map(require -> Requirement.of(
                                require,
                                one.rule().id(),
                                hearing.grant().filter(one.rule()::names).isPresent())))
                .toList();
    }

    /** What an exemption leaves: where a user's token comes out, somebody must have been authenticated. */
    private List<Requirement> left(Hearing hearing, String exemption) {
        return isWithoutUser(hearing)
                ? List.of()
                : List.of(new Requirement(policy.levels().lowest(), exemption));
    }

    private static boolean isWithoutUser(Hearing hearing) {
        return hearing.grant().equals(Optional.of(Grant.CLIENT_CREDENTIALS));
    }

    private Optional<Requirement> byDefault(Hearing hearing, Explanation explanation) {
        if (isWithoutUser(hearing)) {
            explanation.add(
                    Requirement.DEFAULT, Outcome.NOT_MATCHED, "a client that asks for itself has no level to reach");
            return Optional.empty();
        }
        boolean enforced = policy.mode() == Mode.ENFORCE;
        explanation.add(
                Requirement.DEFAULT,
                enforced ? Outcome.MATCHED : Outcome.REPORT,
                explanation.words(policy.byDefault(), enforced));
        return enforced
                ? Optional.of(Requirement.of(policy.byDefault(), Requirement.DEFAULT, false))
                : Optional.empty();
    }

    private Optional<Requirement> requested(Facts facts, Explanation explanation) {
        Optional<Level> level = DerivedFacts.requested(policy.levels(), facts);
        level.ifPresent(named ->
                explanation.add(Requirement.REQUESTED, Outcome.MATCHED, "the request asks for " + named.name()));
        return level.map(named -> new Requirement(named, Requirement.REQUESTED));
    }
}
