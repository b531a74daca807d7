package io.keycloakstepup.policy.decision;

import static io.keycloakstepup.policy.Sample.LEVELS;
import static io.keycloakstepup.policy.Sample.MFA;
import static io.keycloakstepup.policy.Sample.NEEDS_PWD;
import static io.keycloakstepup.policy.Sample.NOW;
import static io.keycloakstepup.policy.Sample.PHR;
import static io.keycloakstepup.policy.Sample.PWD;
import static io.keycloakstepup.policy.Sample.ledger;
import static io.keycloakstepup.policy.Sample.policy;
import static io.keycloakstepup.policy.Sample.proven;
import static io.keycloakstepup.policy.level.FactorType.OTP;
import static io.keycloakstepup.policy.level.FactorType.PASSKEY;
import static io.keycloakstepup.policy.level.FactorType.PASSWORD;
import static io.keycloakstepup.policy.level.FactorType.WEBAUTHN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keycloakstepup.policy.decision.RuleFinding.Outcome;
import io.keycloakstepup.policy.facts.Fact;
import io.keycloakstepup.policy.facts.FactTable;
import io.keycloakstepup.policy.facts.Facts;
import io.keycloakstepup.policy.facts.Grant;
import io.keycloakstepup.policy.facts.KnownFacts;
import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.level.Ledger;
import io.keycloakstepup.policy.level.Level;
import io.keycloakstepup.policy.level.Moment;
import io.keycloakstepup.policy.level.Narrowing;
import io.keycloakstepup.policy.level.Target;
import io.keycloakstepup.policy.rule.Condition;
import io.keycloakstepup.policy.rule.Effect;
import io.keycloakstepup.policy.rule.Effect.Addition;
import io.keycloakstepup.policy.rule.Mode;
import io.keycloakstepup.policy.rule.OnMissing;
import io.keycloakstepup.policy.rule.Rule;
import io.keycloakstepup.policy.rule.Selector;
import io.keycloakstepup.policy.rule.Selector.Quantity;
import io.keycloakstepup.policy.rule.Truth;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** How effects of several rules add up, what exemptions take away, and what nobody can take away. */
class EffectLawsTest {

    private static final Effect.Exempt EXEMPT =
            new Effect.Exempt("ops", "no human", LocalDate.ofInstant(NOW, ZoneOffset.UTC));

    private static Rule rule(String id, Effect effect, Condition... conditions) {
        return new Rule(id, List.of(conditions), effect, Optional.empty(), Mode.ENFORCE);
    }

    private static Effect.Require narrowed(Level level, Duration maxAge, FactorType... factors) {
        Optional<Set<FactorType>> allowed = factors.length == 0 ? Optional.empty() : Optional.of(Set.of(factors));
        return new Effect.Require(new Target(level, new Narrowing(Optional.of(maxAge), allowed)), Set.of());
    }

    private static KnownFacts at(Grant grant, Object... more) {
        Map<Fact, Object> facts =
                new HashMap<>(Map.of(FactTable.REQUEST_GRANT, grant.word(), FactTable.TIME_INSTANT, NOW));
        facts.put(FactTable.REQUEST_SCOPES, List.of());
        facts.put(FactTable.REQUEST_AUDIENCES, List.of());
        for (int i = 0; i < more.length; i += 2) {
            facts.put((Fact) more[i], more[i + 1]);
        }
        return new KnownFacts(facts);
    }

    private static Judgement judge(KnownFacts facts, Rule... rules) {
        return new Judge(policy(rules)).explain(facts);
    }

    private static Decision decide(Judgement judgement, Ledger ledger) {
        return new Planner(LEVELS, factor -> true).decide(judgement, ledger, new Moment(NOW, NOW));
    }

    private static RuleFinding finding(Judgement judgement, String rule) {
        return judgement.findings().stream()
                .filter(found -> found.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> asked(Judgement judgement) {
        return judgement.requirements().stream()
                .map(requirement -> requirement.level().name())
                .collect(Collectors.toSet());
    }

    @Test
    void maxAgeOfARuleCapsEveryStep() {
        Judgement judgement = judge(at(Grant.BROWSER), rule("a", narrowed(MFA, Duration.ofMinutes(10))));
        Ledger old = ledger(proven(PASSWORD, Duration.ofMinutes(11)), proven(OTP, Duration.ofMinutes(1)));
        Ledger fresh = ledger(proven(PASSWORD, Duration.ofMinutes(10)), proven(OTP, Duration.ofMinutes(1)));
        Decision.StepUpRequired stepUp = (Decision.StepUpRequired) decide(judgement, old);
        assertEquals(List.of(PASSWORD), stepUp.unmet().get(0).factors().toList());
        assertTrue(decide(judgement, fresh) instanceof Decision.Granted);
    }

    @Test
    void maxAgeNeverLengthensWhatAStepAllows() {
        Judgement judgement = judge(at(Grant.BROWSER), rule("a", narrowed(MFA, Duration.ofDays(300))));
        Ledger old = ledger(proven(PASSWORD, Duration.ofMinutes(1)), proven(OTP, Duration.ofMinutes(61)));
        assertFalse(decide(judgement, old) instanceof Decision.Granted);
    }

    @Test
    void shortestAgeAndCommonFactorsBindTheLevelOfTheirRules() {
        Judgement judgement = judge(
                at(Grant.BROWSER),
                rule("a", narrowed(MFA, Duration.ofMinutes(30), PASSWORD, OTP, PASSKEY)),
                rule("b", narrowed(MFA, Duration.ofMinutes(20), PASSWORD, WEBAUTHN, OTP)),
                rule("c", narrowed(PHR, Duration.ofMinutes(1))));
        Narrowing common = new Narrowing(Optional.of(Duration.ofMinutes(20)), Optional.of(Set.of(PASSWORD, OTP)));
        List<Narrowing> ofMfa = judgement.requirements().stream()
                .filter(requirement -> requirement.level().equals(MFA))
                .map(requirement -> requirement.target().narrowing())
                .toList();
        assertEquals(List.of(common, common), ofMfa);
        assertEquals(
                Set.of(Narrowing.NONE),
                judgement.requirements().stream()
                        .filter(requirement -> requirement.level().equals(PWD))
                        .map(requirement -> requirement.target().narrowing())
                        .collect(Collectors.toSet()));
    }

    @Test
    void factorsWithoutAnyInCommonLeaveNoWay() {
        Judgement judgement = judge(
                at(Grant.BROWSER),
                rule("a", narrowed(MFA, Duration.ofHours(1), PASSWORD, OTP)),
                rule("b", narrowed(MFA, Duration.ofHours(1), PASSKEY)));
        Ledger both =
                ledger(proven(PASSWORD, Duration.ZERO), proven(OTP, Duration.ZERO), proven(PASSKEY, Duration.ZERO));
        Decision.StepUpRequired stepUp = (Decision.StepUpRequired) decide(judgement, both);
        assertFalse(stepUp.isReachable());
    }

    @Test
    void rememberingNeedsEveryRuleThatRequires() {
        Effect.Require remembers = Effect.Require.of(MFA, Addition.REMEMBERING);
        Effect.Require byDefault = Effect.Require.of(PWD, Addition.REMEMBERING);
        Judge generous = new Judge(policy(Mode.ENFORCE, byDefault, List.of(rule("a", remembers))));
        assertTrue(generous.judge(at(Grant.BROWSER)).allowsRemembering());
        assertFalse(judge(at(Grant.BROWSER), rule("a", remembers)).allowsRemembering(), "the default withholds it");
        Judge split = new Judge(
                policy(Mode.ENFORCE, byDefault, List.of(rule("a", remembers), rule("b", new Effect.Require(MFA)))));
        assertFalse(split.judge(at(Grant.BROWSER)).allowsRemembering());
    }

    @Test
    void oneRuleIsEnoughToNotify() {
        Rule noisy = rule("a", Effect.Require.of(MFA, Addition.NOTICE));
        assertTrue(judge(at(Grant.BROWSER), noisy, rule("b", NEEDS_PWD)).notifies());
        assertFalse(judge(at(Grant.BROWSER), rule("b", NEEDS_PWD)).notifies());
        Rule trial = new Rule("a", List.of(), noisy.effect(), Optional.empty(), Mode.REPORT);
        assertFalse(judge(at(Grant.BROWSER), trial).notifies());
    }

    @Test
    void exemptionLeavesTheLowestLevelOfAUser() {
        Judgement judgement = judge(at(Grant.BROWSER), rule("a", new Effect.Require(PHR)), rule("free", EXEMPT));
        assertEquals(List.of(new Requirement(PWD, "free")), judgement.requirements());
        assertEquals(List.of("free"), judgement.exemptions());
        assertEquals(
                "requires phr; cancelled by an exemption",
                finding(judgement, "a").because());
        assertEquals(Outcome.MATCHED, finding(judgement, "free").outcome());
    }

    @Test
    void exemptionLeavesNothingOfAClientThatAsksForItself() {
        Judgement judgement =
                judge(at(Grant.CLIENT_CREDENTIALS), rule("a", new Effect.Require(PHR)), rule("free", EXEMPT));
        assertEquals(List.of(), judgement.requirements());
        assertEquals(List.of("free"), judgement.exemptions());
    }

    @Test
    void exemptionTakesAwayNoDenialAndNoRequestedLevel() {
        Judgement denied = judge(at(Grant.BROWSER), rule("no", new Effect.Deny("no")), rule("free", EXEMPT));
        assertEquals(Optional.of("no"), denied.denial());
        assertEquals(List.of(), denied.exemptions());
        Judgement asked = judge(
                at(Grant.BROWSER, FactTable.REQUEST_ACRS, List.of("mfa")),
                rule("a", new Effect.Require(PHR)),
                rule("free", EXEMPT));
        assertEquals(Set.of("pwd", "mfa"), asked(asked));
    }

    @Test
    void exemptionHoldsOnItsLastDayAndNoLonger() {
        Effect.Exempt yesterday = new Effect.Exempt("ops", "r", EXEMPT.expires().minusDays(1));
        Judgement judgement = judge(at(Grant.BROWSER), rule("a", new Effect.Require(PHR)), rule("free", yesterday));
        assertEquals(Set.of("phr", "pwd"), asked(judgement));
        assertEquals(List.of(), judgement.exemptions());
        assertEquals(Outcome.EXPIRED, finding(judgement, "free").outcome());
        assertEquals(Set.of("pwd"), asked(judge(at(Grant.BROWSER), rule("free", EXEMPT))));
    }

    @Test
    void exemptionOfWhichTheDayIsUnknownDoesNotHold() {
        KnownFacts timeless = new KnownFacts(Map.of(FactTable.REQUEST_GRANT, "browser"));
        assertEquals(List.of(), judge(timeless, rule("free", EXEMPT)).exemptions());
    }

    @Test
    void exemptionIsNoGuess() {
        Selector batch = new Selector("clients", FactTable.CLIENT_ID, Set.of("batch"), Quantity.SOME);
        Judgement judgement = judge(at(Grant.BROWSER), rule("a", new Effect.Require(PHR)), rule("free", EXEMPT, batch));
        assertEquals(Set.of("phr", "pwd"), asked(judgement));
        assertEquals(
                "not known: client.id, so it is skipped",
                finding(judgement, "free").because());
        assertThrows(
                IllegalArgumentException.class,
                () -> new Rule("a", List.of(batch), EXEMPT, Optional.of(OnMissing.MATCH), Mode.ENFORCE));
    }

    @Test
    void exemptionThatReportsTakesNothingAway() {
        Rule trial = new Rule("free", List.of(), EXEMPT, Optional.empty(), Mode.REPORT);
        Judgement judgement = judge(at(Grant.BROWSER), rule("a", new Effect.Require(PHR)), trial);
        assertEquals(Set.of("phr", "pwd"), asked(judgement));
        assertEquals(Outcome.REPORT, finding(judgement, "free").outcome());
    }

    @Test
    void whoAlsoAsksForAScopeOutsideTheExemptionIsNotExempt() {
        Selector scopes = new Selector("scopes", FactTable.REQUEST_SCOPES, Set.of("read", "list"), Quantity.ALL);
        Rule free = rule("free", EXEMPT, scopes);
        assertEquals(
                List.of("free"),
                judge(at(Grant.BROWSER, FactTable.REQUEST_SCOPES, List.of("read")), free)
                        .exemptions());
        Judgement more = judge(at(Grant.BROWSER, FactTable.REQUEST_SCOPES, List.of("read", "pay")), free);
        assertEquals(List.of(), more.exemptions());
        assertEquals(
                "request.scopes [read, pay] is not wholly among [list, read]",
                finding(more, "free").because());
        assertEquals(
                List.of(),
                judge(at(Grant.BROWSER, FactTable.REQUEST_SCOPES, List.of()), free)
                        .exemptions());
    }

    @Test
    void exemptionThatListsNoScopeOrAudienceCoversNone() {
        Rule free = rule("free", EXEMPT);
        for (Fact fact : List.of(FactTable.REQUEST_SCOPES, FactTable.REQUEST_AUDIENCES)) {
            Judgement more = judge(at(Grant.BROWSER, fact, List.of("pay")), free);
            assertEquals(List.of(), more.exemptions());
            assertEquals(
                    fact.name() + " [pay] is more than an exemption covers that lists none",
                    finding(more, "free").because());
        }
        KnownFacts own =
                at(Grant.BROWSER, FactTable.CLIENT_ID, "shop", FactTable.REQUEST_AUDIENCES, List.of("account", "shop"));
        assertEquals(List.of("free"), judge(own, free).exemptions());
        KnownFacts foreign = at(Grant.BROWSER, FactTable.REQUEST_AUDIENCES, List.of("shop"));
        assertEquals(List.of(), judge(foreign, free).exemptions());
    }

    @Test
    void whoseScopesOrAudiencesAreNotKnownIsNotExempt() {
        KnownFacts facts = new KnownFacts(Map.of(FactTable.REQUEST_GRANT, "browser", FactTable.TIME_INSTANT, NOW));
        Judgement plain = judge(facts, rule("free", EXEMPT));
        assertEquals(List.of(), plain.exemptions());
        assertEquals(
                "not known: request.audiences, request.scopes, so it is skipped",
                finding(plain, "free").because());
        Selector scopes = new Selector("scopes", FactTable.REQUEST_SCOPES, Set.of("read"), Quantity.ALL);
        assertEquals(List.of(), judge(facts, rule("free", EXEMPT, scopes)).exemptions());
    }

    @Test
    void whatAnExemptionAsksBeyondItsTextIsAddedOnce() {
        Rule free = rule("free", EXEMPT);
        assertEquals(free, rule("free", EXEMPT, free.conditions().toArray(Condition[]::new)));
    }

    /** A policy of an earlier version may hold such an exemption: it can be read, and is without effect. */
    @Test
    void exemptionRestsOnNothingThatTheUserAgentChooses() {
        Selector any = new Selector("scopes", FactTable.REQUEST_SCOPES, Set.of("read"), Quantity.SOME);
        Judgement judgement =
                judge(at(Grant.BROWSER, FactTable.REQUEST_SCOPES, List.of("read")), rule("free", EXEMPT, any));
        assertEquals(List.of(), judgement.exemptions());
        assertEquals(
                "whoever sits at the browser chooses request.scopes, so this exempts nobody",
                finding(judgement, "free").because());
    }

    @Test
    void ruleOnAFactThatCannotBeKnownAtAGrantAppliesThereOnlyIfItNamesIt() {
        Condition large = new Reading(FactTable.TRANSACTION_AMOUNT);
        Rule silent = rule("silent", new Effect.Require(PHR), large);
        Judgement refreshed = judge(at(Grant.REFRESH), silent);
        assertEquals(Set.of("pwd"), asked(refreshed));
        assertEquals(
                "transaction.amount cannot be known at refresh, which the rule's grants do not name",
                finding(refreshed, "silent").because());
        assertEquals(Set.of("pwd", "phr"), asked(judge(at(Grant.BROWSER), silent)));
        Selector grants = new Selector("grants", FactTable.REQUEST_GRANT, Set.of("refresh"), Quantity.SOME);
        Judgement named = judge(at(Grant.REFRESH), rule("named", new Effect.Require(PHR), large, grants));
        assertEquals(Set.of("pwd", "phr"), asked(named));
        assertEquals(
                Set.of("named"),
                named.requirements().stream()
                        .filter(Requirement::namesGrant)
                        .map(Requirement::origin)
                        .collect(Collectors.toSet()));
    }

    /** A condition on one fact of which nobody knows anything. */
    private record Reading(Fact fact) implements Condition {
        @Override
        public Truth test(Facts facts) {
            return new Truth.Unknown(Set.of(fact.name()));
        }

        @Override
        public Set<Fact> reads() {
            return Set.of(fact);
        }
    }

    @Test
    void shortAnswerCarriesWhatMattersAndTheLongOneEveryRule() {
        Selector other = new Selector("clients", FactTable.CLIENT_ID, Set.of("other"), Quantity.SOME);
        Judge judge = new Judge(policy(rule("a", NEEDS_PWD), rule("b", NEEDS_PWD, other)));
        KnownFacts facts = at(Grant.BROWSER, FactTable.CLIENT_ID, "shop");
        assertEquals(
                List.of("a", "default"),
                judge.judge(facts).findings().stream().map(RuleFinding::rule).toList());
        assertEquals(
                List.of("a", "b", "default"),
                judge.explain(facts).findings().stream().map(RuleFinding::rule).toList());
    }
}
