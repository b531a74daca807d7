package io.keycloakstepup.policy.decision;

import static io.keycloakstepup.policy.Sample.LEVELS;
import static io.keycloakstepup.policy.Sample.NEEDS_PWD;
import static io.keycloakstepup.policy.Sample.NOW;
import static io.keycloakstepup.policy.Sample.PWD;
import static io.keycloakstepup.policy.Sample.proven;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keycloakstepup.policy.Sample;
import io.keycloakstepup.policy.decision.RuleFinding.Outcome;
import io.keycloakstepup.policy.facts.FactTable;
import io.keycloakstepup.policy.facts.Facts;
import io.keycloakstepup.policy.facts.KnownFacts;
import io.keycloakstepup.policy.level.Evidence;
import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.level.Ledger;
import io.keycloakstepup.policy.level.Level;
import io.keycloakstepup.policy.level.Moment;
import io.keycloakstepup.policy.rule.Condition;
import io.keycloakstepup.policy.rule.Effect;
import io.keycloakstepup.policy.rule.Mode;
import io.keycloakstepup.policy.rule.OnMissing;
import io.keycloakstepup.policy.rule.Policy;
import io.keycloakstepup.policy.rule.Rule;
import io.keycloakstepup.policy.rule.Truth;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of the decision over policies of any rules, with conditions whose answers are fixed. */
class JudgeLawsTest {

    private static final Facts NO_FACTS = new KnownFacts(Map.of());

    @Provide
    Arbitrary<List<Rule>> rules() {
        Arbitrary<Truth> truths = Arbitraries.of(Truth.yes(), new Truth.No("no"), new Truth.Unknown(Set.of("user.id")));
        Arbitrary<List<Condition>> conditions =
                truths.map(Fixed::new).map(Condition.class::cast).list().ofMaxSize(3);
        Arbitrary<Effect> effects = Arbitraries.oneOf(
                Arbitraries.of(LEVELS.ordered()).map(Effect.Require::new),
                Arbitraries.of(LEVELS.ordered()).map(level -> Effect.Require.of(level, Effect.Addition.ENROLMENT)),
                Arbitraries.of("a", "b").map(Effect.Deny::new));
        Arbitrary<Optional<OnMissing>> onMissing =
                Arbitraries.of(OnMissing.values()).optional();
        return Combinators.combine(conditions, effects, onMissing, Arbitraries.of(Mode.values()))
                .as((terms, effect, answer, mode) -> new Rule("x", terms, effect, answer, mode))
                .list()
                .ofMaxSize(6)
                .map(JudgeLawsTest::withDifferentIds);
    }

    private static List<Rule> withDifferentIds(List<Rule> rules) {
        return IntStream.range(0, rules.size())
                .mapToObj(i -> new Rule(
                        "r" + i,
                        rules.get(i).conditions(),
                        rules.get(i).effect(),
                        rules.get(i).onMissing(),
                        rules.get(i).mode()))
                .toList();
    }

    @Provide
    Arbitrary<Ledger> ledgers() {
        Arbitrary<Evidence> proofs = Arbitraries.of(FactorType.PASSWORD, FactorType.OTP, FactorType.PASSKEY)
                .flatMap(factor -> Arbitraries.integers()
                        .between(0, 120)
                        .map(minutes -> proven(factor, Duration.ofMinutes(minutes))));
        return proofs.list().ofMaxSize(4).map(Ledger::new);
    }

    private static Policy policy(Mode mode, List<Rule> rules) {
        return Sample.policy(mode, NEEDS_PWD, rules);
    }

    private static Judgement judge(List<Rule> rules, Facts facts) {
        return new Judge(policy(Mode.ENFORCE, rules)).explain(facts);
    }

    private static Decision decide(Judgement judgement, Ledger ledger) {
        return new Planner(LEVELS, factor -> true).decide(judgement, ledger, new Moment(NOW, NOW));
    }

    private static int highestLoa(Judgement judgement) {
        return judgement.highest().map(requirement -> requirement.level().loa()).orElse(0);
    }

    /** What the language says of a rule, written down a second time and differently. */
    private static boolean isCarriedOut(Rule rule) {
        List<Truth> answers = rule.conditions().stream()
                .map(condition -> ((Fixed) condition).truth())
                .toList();
        boolean isFalse = answers.stream().anyMatch(Truth.No.class::isInstance);
        boolean isUnknown = answers.stream().anyMatch(Truth.Unknown.class::isInstance);
        boolean isSkipped = rule.onMissing().equals(Optional.of(OnMissing.SKIP));
        return rule.mode() == Mode.ENFORCE && !isFalse && !(isUnknown && isSkipped);
    }

    @Property
    void orderOfRulesDoesNotMatter(@ForAll("rules") List<Rule> rules, @ForAll Random random) {
        List<Rule> shuffled = new ArrayList<>(rules);
        Collections.shuffle(shuffled, random);
        Judgement one = judge(rules, NO_FACTS);
        Judgement other = judge(shuffled, NO_FACTS);
        assertEquals(one.denial(), other.denial());
        assertEquals(new HashSet<>(one.requirements()), new HashSet<>(other.requirements()));
        assertEquals(new HashSet<>(one.findings()), new HashSet<>(other.findings()));
    }

    @Property
    void everyRuleThatHoldsIsCarriedOutAndNoOther(@ForAll("rules") List<Rule> rules) {
        Judgement judgement = judge(rules, NO_FACTS);
        Set<String> requiring = rules.stream()
                .filter(rule -> isCarriedOut(rule) && rule.effect() instanceof Effect.Require)
                .map(Rule::id)
                .collect(Collectors.toSet());
        requiring.add("default");
        assertEquals(
                requiring,
                judgement.requirements().stream().map(Requirement::origin).collect(Collectors.toSet()));
        boolean denies = rules.stream().anyMatch(rule -> isCarriedOut(rule) && rule.effect() instanceof Effect.Deny);
        assertEquals(denies, judgement.denial().isPresent());
    }

    @Property
    void denialBeatsEverything(@ForAll("rules") List<Rule> rules, @ForAll("ledgers") Ledger ledger) {
        boolean denies = rules.stream().anyMatch(rule -> isCarriedOut(rule) && rule.effect() instanceof Effect.Deny);
        assertEquals(denies, decide(judge(rules, NO_FACTS), ledger) instanceof Decision.Denied);
    }

    @Property
    void grantedMeansThatEveryRequirementIsReached(
            @ForAll("rules") List<Rule> rules, @ForAll("ledgers") Ledger ledger) {
        Judgement judgement = judge(rules, NO_FACTS);
        boolean allReached = judgement.requirements().stream()
                .allMatch(requirement -> LEVELS.isReached(requirement.level(), ledger, new Moment(NOW, NOW)));
        assertEquals(allReached && judgement.denial().isEmpty(), decide(judgement, ledger) instanceof Decision.Granted);
    }

    @Property
    void reportEnforcesNothing(@ForAll("rules") List<Rule> rules) {
        Judgement judgement = new Judge(policy(Mode.REPORT, rules)).judge(NO_FACTS);
        assertEquals(Optional.empty(), judgement.denial());
        assertEquals(List.of(), judgement.requirements());
        assertTrue(judgement.findings().stream().noneMatch(finding -> finding.outcome() == Outcome.MATCHED));
    }

    @Property
    void requestedLevelRaisesAndNeverLowers(@ForAll("rules") List<Rule> rules) {
        Judgement unasked = judge(rules, NO_FACTS);
        for (Level level : LEVELS.ordered()) {
            Judgement asked = judge(rules, new KnownFacts(Map.of(FactTable.REQUEST_ACRS, List.of(level.name()))));
            assertTrue(asked.requirements().containsAll(unasked.requirements()));
            assertEquals(Math.max(level.loa(), highestLoa(unasked)), highestLoa(asked));
            assertEquals(unasked.denial(), asked.denial());
        }
    }

    @Property
    void enrolmentIsAllowedOnlyIfEveryRuleThatRequiresAllowsIt(@ForAll("rules") List<Rule> rules) {
        boolean allAllow = rules.stream()
                .filter(JudgeLawsTest::isCarriedOut)
                .map(Rule::effect)
                .allMatch(effect ->
                        !(effect instanceof Effect.Require require) || require.says(Effect.Addition.ENROLMENT));
        Policy generous = Sample.policy(Mode.ENFORCE, Effect.Require.of(PWD, Effect.Addition.ENROLMENT), rules);
        assertEquals(allAllow, new Judge(generous).judge(NO_FACTS).allowsEnrolment());
        assertFalse(judge(rules, NO_FACTS).allowsEnrolment(), "the default withholds it");
    }

    @Property
    void explanationAgreesWithTheDecision(@ForAll("rules") List<Rule> rules) {
        Judgement judgement = judge(rules, NO_FACTS);
        Set<String> origins =
                judgement.requirements().stream().map(Requirement::origin).collect(Collectors.toSet());
        for (RuleFinding finding : judgement.findings()) {
            boolean saysItRequires = finding.because().contains("requires ") && finding.outcome() != Outcome.REPORT;
            boolean saysItDenies = finding.because().contains("denies: ") && finding.outcome() != Outcome.REPORT;
            assertEquals(saysItRequires, origins.contains(finding.rule()));
            assertTrue(!saysItDenies || judgement.denial().isPresent());
        }
        assertEquals(rules.size() + 1, judgement.findings().size());
    }
}
