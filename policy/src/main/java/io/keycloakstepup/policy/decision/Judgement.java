package io.keycloakstepup.policy.decision;

import io.keycloakstepup.policy.level.Freshness;
import io.keycloakstepup.policy.level.Ledger;
import io.keycloakstepup.policy.level.Level;
import io.keycloakstepup.policy.level.Levels;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a policy asks of one request, whatever its user may already have proven.
 *
 * @param denial the message key of the denial that decides; empty where nothing denies
 * @param requirements the levels that must be reached, all of them; empty where nothing is enforced
 * @param findings what became of each rule
 */
public record Judgement(Optional<String> denial, List<Requirement> requirements, List<RuleFinding> findings) {

    public Judgement {
        requirements = List.copyOf(requirements);
        findings = List.copyOf(findings);
    }

    /** The requirement of the highest level; empty where nothing is enforced. */
    public Optional<Requirement> highest() {
        return requirements.stream()
                .max(Comparator.comparingInt(requirement -> requirement.level().loa()));
    }

    /** The requirements that the ledger does not meet, the highest level first; empty when all are met. */
    public List<Requirement> unmet(Levels levels, Ledger ledger, Freshness freshness) {
        return requirements.stream()
                .filter(requirement -> !levels.isReached(requirement.level(), ledger, freshness))
                .sorted(Comparator.comparingInt(
                                (Requirement requirement) -> requirement.level().loa())
                        .reversed())
                .toList();
    }

    /** This judgement with this level as the one that the request itself asks for; with none, if it is empty. */
    Judgement asking(Optional<Level> level) {
        Stream<Requirement> others = requirements.stream()
                .filter(requirement -> !requirement.origin().equals(Requirement.REQUESTED));
        Stream<Requirement> asked = level.stream().map(wanted -> new Requirement(wanted, Requirement.REQUESTED));
        return new Judgement(denial, Stream.concat(others, asked).toList(), findings);
    }

    /**
     * Whether a user who lacks the factors may register one on the way: some rule of the policy allows it and none
     * that counts withholds it. A level that only the request names neither allows nor hinders.
     */
    public boolean allowsEnrolment() {
        return says(Enrolment.ALLOWED) && !says(Enrolment.WITHHELD);
    }

    private boolean says(Enrolment enrolment) {
        return requirements.stream().anyMatch(requirement -> requirement.enrolment() == enrolment);
    }

    /** This judgement with one requirement more, which can raise what is asked, never lower it. */
    public Judgement requiring(Requirement requirement) {
        return new Judgement(
                denial,
                Stream.concat(requirements.stream(), Stream.of(requirement)).toList(),
                findings);
    }
}
