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
        List<Heard> heard = hearing.of(policy.rules().concerning(hearing.facts()));
        heard.removeIf(rule -> rule.outcome() == Outcome.NOT_MATCHED);
        return judge(hearing, heard);
    }

    /**
     * The message key of the denial that stands whatever else becomes known of the request; empty where there is none.
     * Before anybody has signed in that is all that can be said: a rule that reads something unknown may turn out not to
     * match, and the risk is not known yet at all.
     */
    public Optional<String> certainDenial(Facts facts) {
        Hearing hearing = Hearing.of(policy, facts, Readings.NONE);
        return denial(hearing.of(policy.rules().concerning(hearing.facts())).stream()
                .filter(Heard::isCertain)
                .toList());
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
        List<String> exemptions = exemptions(heard);
        Explanation explanation = new Explanation(hearing.risk(), !exemptions.isEmpty());
        heard.forEach(explanation::add);
        List<Requirement> requirements =
                exemptions.isEmpty() ? required(hearing, heard) : left(hearing, exemptions.get(0));
        byDefault(hearing, explanation).filter(rest -> exemptions.isEmpty()).ifPresent(requirements::add);
        requested(hearing.facts(), explanation).ifPresent(requirements::add);
        return new Judgement(
                denial,
                requirements,
                denial.isEmpty() ? exemptions : List.of(),
                notifies(heard),
                explanation.findings());
    }

    /** Of several denials the one of the alphabetically first rule gives the reason. */
    private static Optional<String> denial(List<Heard> heard) {
        String first = "";
        Optional<String> denial = Optional.empty();
        for (Heard one : heard) {
            Optional<Effect.Deny> denied = one.denied();
            if (denied.isPresent() && (denial.isEmpty() || one.rule().id().compareTo(first) < 0)) {
                first = one.rule().id();
                denial = denied.map(Effect.Deny::messageKey);
            }
        }
        return denial;
    }

    private static List<String> exemptions(List<Heard> heard) {
        List<String> exemptions = new ArrayList<>(0);
        for (Heard one : heard) {
            if (one.exempts()) {
                exemptions.add(one.rule().id());
            }
        }
        exemptions.sort(Comparator.naturalOrder());
        return exemptions;
    }

    private static List<Requirement> required(Hearing hearing, List<Heard> heard) {
        List<Requirement> required = new ArrayList<>(heard.size() + 2);
        for (Heard one : heard) {
            Optional<Effect.Require> require = one.required();
            if (require.isPresent()) {
                boolean namesGrant = hearing.grant().filter(one.rule()::names).isPresent();
                required.add(Requirement.of(require.get(), one.rule().id(), namesGrant));
            }
        }
        return required;
    }

    private static boolean notifies(List<Heard> heard) {
        for (Heard one : heard) {
            if (one.required().filter(require -> require.says(Addition.NOTICE)).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** What an exemption leaves: where a user's token comes out, somebody must have been authenticated. */
    private List<Requirement> left(Hearing hearing, String exemption) {
        List<Requirement> left = new ArrayList<>(2);
        if (!isWithoutUser(hearing)) {
            left.add(new Requirement(policy.levels().lowest(), exemption));
        }
        return left;
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
