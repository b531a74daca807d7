package io.keycloakstepup.policy.decision;

import io.keycloakstepup.policy.level.Freshness;
import io.keycloakstepup.policy.level.Ledger;
import io.keycloakstepup.policy.level.Level;
import io.keycloakstepup.policy.level.Levels;
import io.keycloakstepup.policy.level.Narrowing;
import io.keycloakstepup.policy.level.Target;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a policy asks of one request, whatever its user may already have proven.
 *
 * @param denial the message key of the denial that decides; empty where nothing denies
 * @param requirements the levels that must be reached, all of them, each bound by everything that binds its level;
 *     empty where nothing is enforced
 * @param exemptions the ids of the rules that exempt the request, in alphabetical order; each is worth an event; empty
 *     where none does, or where the request is denied
 * @param notifies whether some rule that requires a level wants the user to be told
 * @param findings what became of each rule that matched, was unknown or had expired, and of all the others where they
 *     were asked for
 */
public record Judgement(
        Optional<String> denial,
        List<Requirement> requirements,
        List<String> exemptions,
        boolean notifies,
        List<RuleFinding> findings) {

    public Judgement {
        requirements = bound(requirements);
        exemptions = List.copyOf(exemptions);
        findings = List.copyOf(findings);
    }

    /** A judgement in which nobody is exempt and nobody is told. */
    public Judgement(Optional<String> denial, List<Requirement> requirements, List<RuleFinding> findings) {
        this(denial, requirements, List.of(), false, findings);
    }

    /** What one rule asks beyond a level binds the level, whoever else requires it. */
    private static List<Requirement> bound(List<Requirement> requirements) {
        return isPlain(requirements)
                ? List.copyOf(requirements)
                : requirements.stream()
                        .map(requirement -> requirement.boundLike(target(requirement.level(), requirements)))
                        .toList();
    }

    private static boolean isPlain(List<Requirement> requirements) {
        for (Requirement requirement : requirements) {
            if (!requirement.target().narrowing().equals(Narrowing.NONE)) {
                return false;
            }
        }
        return true;
    }

    private static Target target(Level level, List<Requirement> requirements) {
        return new Target(
                level,
                requirements.stream()
                        .filter(requirement -> requirement.level().equals(level))
                        .map(requirement -> requirement.target().narrowing())
                        .reduce(Narrowing.NONE, Narrowing::and));
    }

    /** The requirement of the highest level; empty where nothing is enforced. */
    public Optional<Requirement> highest() {
        return requirements.stream()
                .max(Comparator.comparingInt(requirement -> requirement.level().loa()));
    }

    /** What became of the rules, the default among them, that would have counted and only report. */
    public List<RuleFinding> reported() {
        return findings.stream()
                .filter(finding -> finding.outcome() == RuleFinding.Outcome.REPORT)
                .toList();
    }

    /** The requirements that the ledger does not meet, the highest level first; empty when all are met. */
    public List<Requirement> unmet(Levels levels, Ledger ledger, Freshness freshness) {
        return requirements.stream()
                .filter(requirement -> !requirement.target().isReached(levels, ledger, freshness))
                .sorted(Comparator.comparingInt(
                                (Requirement requirement) -> requirement.level().loa())
                        .reversed())
                .toList();
    }

    /**
     * Whether a user who lacks the factors may register one on the way, if need be with a code: some rule of the policy
     * allows it and none that counts withholds it. A level that only the request names neither allows nor hinders.
     */
    public boolean allowsEnrolment() {
        return allAllow(Requirement::enrolment);
    }

    /** Whether that needs an enrolment code of an administrator's, because one of the rules that allow it says so. */
    public boolean allowsEnrolmentOnlyWithCode() {
        return allowsEnrolment()
                && requirements.stream().map(Requirement::enrolment).anyMatch(Permission.GRANTED_WITH_CODE::equals);
    }

    /** Whether such a user may do so on the word of the rules alone. */
    public boolean allowsEnrolmentWithoutCode() {
        return allowsEnrolment() && !allowsEnrolmentOnlyWithCode();
    }

    /**
     * Whether a remembered device may stand in for what the policy asks: some rule allows it and none that counts
     * withholds it. It never stands in for a level that the request names.
     */
    public boolean allowsRemembering() {
        return allAllow(Requirement::remembering);
    }

    private boolean allAllow(Function<Requirement, Permission> permission) {
        List<Permission> said = requirements.stream().map(permission).distinct().toList();
        return !said.contains(Permission.WITHHELD) && said.stream().anyMatch(one -> one != Permission.UNSAID);
    }

    /** This judgement with this level as the one that the request itself asks for; with none, if it is empty. */
    Judgement asking(Optional<Level> level) {
        Stream<Requirement> others = requirements.stream()
                .filter(requirement -> !requirement.origin().equals(Requirement.REQUESTED));
        Stream<Requirement> asked = level.stream().map(wanted -> new Requirement(wanted, Requirement.REQUESTED));
        return with(Stream.concat(others, asked).toList());
    }

    /** This judgement with one requirement more, which can raise what is asked, never lower it. */
    public Judgement requiring(Requirement requirement) {
        return with(Stream.concat(requirements.stream(), Stream.of(requirement)).toList());
    }

    /** This judgement with these requirements in the place of its own. */
    Judgement with(List<Requirement> others) {
        return new Judgement(denial, others, exemptions, notifies, findings);
    }
}
