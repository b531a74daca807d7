package io.keycloakstepup.policy.decision;

import static io.keycloakstepup.policy.Sample.LEVELS;
import static io.keycloakstepup.policy.Sample.MFA;
import static io.keycloakstepup.policy.Sample.NEEDS_PWD;
import static io.keycloakstepup.policy.Sample.PHR;
import static io.keycloakstepup.policy.Sample.PWD;
import static io.keycloakstepup.policy.Sample.policy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keycloakstepup.policy.broker.Brokers;
import io.keycloakstepup.policy.decision.RuleFinding.Outcome;
import io.keycloakstepup.policy.facts.Fact;
import io.keycloakstepup.policy.facts.FactTable;
import io.keycloakstepup.policy.facts.KnownFacts;
import io.keycloakstepup.policy.level.KnownFactors;
import io.keycloakstepup.policy.level.Level;
import io.keycloakstepup.policy.level.Target;
import io.keycloakstepup.policy.rule.Condition;
import io.keycloakstepup.policy.rule.Effect;
import io.keycloakstepup.policy.rule.InNetworks;
import io.keycloakstepup.policy.rule.InZones;
import io.keycloakstepup.policy.rule.Mode;
import io.keycloakstepup.policy.rule.OnMissing;
import io.keycloakstepup.policy.rule.Policy;
import io.keycloakstepup.policy.rule.Rule;
import io.keycloakstepup.policy.rule.Rules;
import io.keycloakstepup.policy.rule.Selector;
import io.keycloakstepup.policy.rule.Zone;
import io.keycloakstepup.policy.rule.Zones;
import io.keycloakstepup.policy.signal.Signals;
import io.keycloakstepup.policy.zone.Networks;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JudgeTest {

    private static final Effect NEEDS_MFA = new Effect.Require(MFA);
    private static final Effect.Require ENROLS_MFA = Effect.Require.of(MFA, Effect.Addition.ENROLMENT);
    private static final Effect.Require ENROLS_PWD = Effect.Require.of(PWD, Effect.Addition.ENROLMENT);
    private static final Requirement BY_DEFAULT = required(PWD, "default");

    private static Selector select(Fact fact, String value) {
        return new Selector("values", fact, Set.of(value), Selector.Quantity.SOME);
    }

    private static Rule rule(String id, Effect effect, Condition... conditions) {
        return new Rule(id, List.of(conditions), effect, Optional.empty(), Mode.ENFORCE);
    }

    private static Requirement required(Level level, String origin) {
        return new Requirement(Target.of(level), origin, Permission.WITHHELD, Permission.WITHHELD, false);
    }

    private static Judgement judge(Effect.Require byDefault, KnownFacts facts, Rule... rules) {
        return new Judge(policy(Mode.ENFORCE, byDefault, List.of(rules))).explain(facts);
    }

    private static KnownFacts facts(Fact fact, Object value) {
        return new KnownFacts(Map.of(fact, value));
    }

    private static final KnownFacts NOTHING = new KnownFacts(Map.of());

    private static RuleFinding findingOf(String rule, Judgement judgement) {
        return judgement.findings().stream()
                .filter(finding -> finding.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void defaultAlwaysCounts() {
        Judgement judgement = new Judge(policy()).explain(NOTHING);
        assertEquals(List.of(BY_DEFAULT), judgement.requirements());
        assertEquals(Outcome.MATCHED, findingOf("default", judgement).outcome());
    }

    @Test
    void defaultDoesNotApplyToAClientThatAsksForItself() {
        Judgement judgement = new Judge(policy()).explain(facts(FactTable.REQUEST_GRANT, "client-credentials"));
        assertEquals(List.of(), judgement.requirements());
        assertEquals(Outcome.NOT_MATCHED, findingOf("default", judgement).outcome());
    }

    @Test
    void matchingRuleRequiresBesideTheDefault() {
        Rule shop = rule("shop", NEEDS_MFA, select(FactTable.CLIENT_ID, "shop"));
        Judgement judgement = new Judge(policy(shop)).explain(facts(FactTable.CLIENT_ID, "shop"));
        assertEquals(List.of(required(MFA, "shop"), BY_DEFAULT), judgement.requirements());
        assertEquals(new RuleFinding("shop", Outcome.MATCHED, "requires mfa"), findingOf("shop", judgement));
    }

    @Test
    void explanationOfAMissNamesTheFalseTerm() {
        Rule shop = rule("shop", NEEDS_MFA, select(FactTable.CLIENT_ID, "shop"));
        Judgement judgement = new Judge(policy(shop)).explain(facts(FactTable.CLIENT_ID, "blog"));
        assertEquals(
                new RuleFinding("shop", Outcome.NOT_MATCHED, "client.id [blog] is not among [shop]"),
                findingOf("shop", judgement));
    }

    @Test
    void unknownRequireCountsAndNamesWhatIsMissing() {
        Rule shop = rule("shop", NEEDS_MFA, select(FactTable.CLIENT_ID, "shop"));
        Judgement judgement = new Judge(policy(shop)).explain(NOTHING);
        assertEquals(Optional.of(required(MFA, "shop")), judgement.highest());
        assertEquals(
                new RuleFinding("shop", Outcome.UNKNOWN, "not known: client.id, so it requires mfa"),
                findingOf("shop", judgement));
    }

    @Test
    void unknownRuleThatSkipsIsSkipped() {
        Rule shop = new Rule(
                "shop",
                List.of(select(FactTable.CLIENT_ID, "shop")),
                NEEDS_MFA,
                Optional.of(OnMissing.SKIP),
                Mode.ENFORCE);
        Judgement judgement = new Judge(policy(shop)).explain(NOTHING);
        assertEquals(Optional.of(BY_DEFAULT), judgement.highest());
        assertEquals(
                new RuleFinding("shop", Outcome.UNKNOWN, "not known: client.id, so it is skipped"),
                findingOf("shop", judgement));
    }

    @Test
    void falseTermDecidesWhateverElseIsUnknown() {
        Rule shop = rule("shop", NEEDS_MFA, select(FactTable.NET_IP, "192.0.2.1"), select(FactTable.CLIENT_ID, "shop"));
        Judgement judgement = new Judge(policy(shop)).explain(facts(FactTable.CLIENT_ID, "blog"));
        assertEquals(Outcome.NOT_MATCHED, findingOf("shop", judgement).outcome());
    }

    @Test
    void denialOnWhatMayBeAbsentMustSayWhatThen() {
        Effect deny = new Effect.Deny("no");
        assertThrows(
                IllegalArgumentException.class, () -> rule("embargo", deny, select(FactTable.NET_ZONES, "embargo")));
        assertEquals(
                "certain",
                rule("certain", deny, select(FactTable.CLIENT_ID, "shop")).id());
    }

    @Test
    void alphabeticallyFirstDenialGivesTheReason() {
        Rule second = rule("b", new Effect.Deny("second"));
        Rule first = rule("a", new Effect.Deny("first"));
        assertEquals(
                Optional.of("first"),
                new Judge(policy(second, first)).explain(NOTHING).denial());
    }

    @Test
    void requestedLevelIsOneMoreRequirement() {
        Judgement judgement = new Judge(policy()).explain(facts(FactTable.REQUEST_ACRS, List.of("unheard-of", "phr")));
        assertEquals(Optional.of(new Requirement(PHR, "acr_values")), judgement.highest());
    }

    @Test
    void requestedLevelCountsEvenWhereThePolicyOnlyReports() {
        Policy reporting = policy(Mode.REPORT, NEEDS_PWD, List.of());
        Judgement judgement = new Judge(reporting).judge(facts(FactTable.REQUEST_ACRS, List.of("mfa")));
        assertEquals(List.of(new Requirement(MFA, "acr_values")), judgement.requirements());
    }

    @Test
    void enrolmentNeedsTheConsentOfTheDefaultToo() {
        Rule shop = rule("shop", ENROLS_MFA);
        assertFalse(judge(NEEDS_PWD, NOTHING, shop).allowsEnrolment());
        assertTrue(judge(ENROLS_PWD, NOTHING, shop).allowsEnrolment());
        assertFalse(judge(NEEDS_PWD, NOTHING).allowsEnrolment());
    }

    @Test
    void codeIsAskedForIfAnyRuleThatAllowsEnrolmentSaysSo() {
        Rule coded = rule("shop", Effect.Require.of(MFA, Effect.Addition.ENROLMENT_WITH_CODE));
        Judgement judgement = judge(ENROLS_PWD, NOTHING, coded);
        assertTrue(judgement.allowsEnrolment());
        assertTrue(judgement.allowsEnrolmentOnlyWithCode());
        assertFalse(judge(ENROLS_PWD, NOTHING, rule("shop", ENROLS_MFA)).allowsEnrolmentOnlyWithCode());
    }

    @Test
    void codeIsNoUseWhereARuleWithholdsEnrolment() {
        Rule coded = rule("shop", Effect.Require.of(MFA, Effect.Addition.ENROLMENT_WITH_CODE));
        assertFalse(judge(NEEDS_PWD, NOTHING, coded).allowsEnrolment());
        assertFalse(judge(NEEDS_PWD, NOTHING, coded).allowsEnrolmentOnlyWithCode());
    }

    @Test
    void oneMatchingRuleWithholdsEnrolmentFromAll() {
        Rule shop = rule("shop", ENROLS_MFA);
        Rule cellar = rule("cellar", NEEDS_MFA, select(FactTable.CLIENT_ID, "cellar"));
        assertFalse(judge(ENROLS_PWD, facts(FactTable.CLIENT_ID, "cellar"), shop, cellar)
                .allowsEnrolment());
        assertFalse(judge(ENROLS_PWD, NOTHING, shop, cellar).allowsEnrolment(), "unknown counts as a match");
        assertTrue(
                judge(ENROLS_PWD, facts(FactTable.CLIENT_ID, "blog"), shop, cellar)
                        .allowsEnrolment(),
                "it does not match");
    }

    @Test
    void requestedLevelNeitherAllowsNorHindersEnrolment() {
        KnownFacts asking = facts(FactTable.REQUEST_ACRS, List.of("phr"));
        assertTrue(judge(ENROLS_PWD, asking).allowsEnrolment());
        assertFalse(judge(NEEDS_PWD, asking).allowsEnrolment());
        Judgement demanded = judge(ENROLS_PWD, NOTHING).requiring(new Requirement(PHR, "keycloak"));
        assertTrue(demanded.allowsEnrolment());
    }

    @Test
    void policyThatOnlyReportsAllowsNoEnrolment() {
        Policy reporting = policy(Mode.REPORT, ENROLS_PWD, List.of(rule("shop", ENROLS_MFA)));
        assertFalse(new Judge(reporting)
                .judge(facts(FactTable.REQUEST_ACRS, List.of("mfa")))
                .allowsEnrolment());
    }

    @Test
    void ruleThatReportsNeitherAllowsNorHindersEnrolment() {
        Rule trial = new Rule("trial", List.of(), NEEDS_MFA, Optional.empty(), Mode.REPORT);
        assertTrue(judge(ENROLS_PWD, NOTHING, trial).allowsEnrolment());
        Rule wish = new Rule("wish", List.of(), ENROLS_MFA, Optional.empty(), Mode.REPORT);
        assertFalse(judge(NEEDS_PWD, NOTHING, wish).allowsEnrolment());
    }

    @Test
    void explanationSaysWhoAllowsEnrolment() {
        Judgement judgement = judge(ENROLS_PWD, NOTHING, rule("shop", NEEDS_MFA));
        assertEquals(
                "requires pwd, allows enrolment",
                findingOf("default", judgement).because());
        assertEquals("requires mfa", findingOf("shop", judgement).because());
    }

    @Test
    void zonesFollowFromTheAddress() {
        Zones zones =
                new Zones(Map.of("office", new Zone(List.of(new InNetworks(Networks.of(List.of("198.51.100.0/24")))))));
        Rule away = rule("away", NEEDS_MFA, new InZones("zonesNot", zones, true));
        Judge judge = new Judge(new Policy(
                Mode.ENFORCE,
                ZoneOffset.UTC,
                KnownFactors.BUILT_IN,
                LEVELS,
                zones,
                Signals.NONE,
                Brokers.NONE,
                new Rules(List.of(away)),
                NEEDS_PWD));
        assertEquals(
                Outcome.NOT_MATCHED,
                findingOf("away", judge.explain(facts(FactTable.NET_IP, "198.51.100.7")))
                        .outcome());
        assertEquals(
                Outcome.MATCHED,
                findingOf("away", judge.explain(facts(FactTable.NET_IP, "192.0.2.7")))
                        .outcome());
        assertEquals(Outcome.UNKNOWN, findingOf("away", judge.explain(NOTHING)).outcome());
        assertEquals(
                Outcome.UNKNOWN,
                findingOf("away", judge.explain(facts(FactTable.NET_IP, "not an address")))
                        .outcome());
    }

    @Test
    void ruleThatReportsIsNotedAndNotCarriedOut() {
        Rule trial = new Rule("trial", List.of(), new Effect.Deny("no"), Optional.empty(), Mode.REPORT);
        Judgement judgement = new Judge(policy(trial)).explain(NOTHING);
        assertEquals(Optional.empty(), judgement.denial());
        assertEquals(new RuleFinding("trial", Outcome.REPORT, "denies: no"), findingOf("trial", judgement));
    }
}
