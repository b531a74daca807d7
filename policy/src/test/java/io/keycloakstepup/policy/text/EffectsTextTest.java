package io.keycloakstepup.policy.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keycloakstepup.policy.broker.Broker;
import io.keycloakstepup.policy.broker.Equivalence;
import io.keycloakstepup.policy.broker.Forwarding;
import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.level.Level;
import io.keycloakstepup.policy.level.Narrowing;
import io.keycloakstepup.policy.level.SessionLimits;
import io.keycloakstepup.policy.rule.Effect;
import io.keycloakstepup.policy.rule.Effect.Addition;
import io.keycloakstepup.policy.rule.Policy;
import io.keycloakstepup.policy.rule.Selector;
import io.keycloakstepup.policy.rule.Selector.Quantity;
import io.keycloakstepup.policy.situation.Expectation;
import io.keycloakstepup.policy.situation.PolicyTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Effects and what belongs to them, from the text to the value, and back to the place of an error. */
class EffectsTextTest {

    private static final String LEVELS = """
            policy: 1
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
              mfa: { loa: 2, chains: [ [ {password: 10h}, {webauthn: 1h, otp: 1h} ] ] }
            """;

    private static PolicyDocument document(String behindLevels) {
        return new PolicyReader().read(LEVELS + behindLevels).match(document -> document, errors -> {
            throw new AssertionError(errors);
        });
    }

    private static Policy policy(String behindLevels) {
        return document(behindLevels).policy();
    }

    private static void assertErrorsBehindLevels(String marked, String... messages) {
        Marked.of(LEVELS + marked).assertErrors(messages);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "false | default: { require: mfa }",
                "false | default: { require: mfa, enroll: allow }",
                "true  | default: { require: mfa, enroll: code }",
                "true  | rules: [ { id: a, then: { require: mfa, enroll: code } } ]",
                "false | rules: [ { id: a, mode: report, then: { require: mfa, enroll: code } } ]",
                "false | rules: [ { id: a, then: { deny: no } } ]"
            })
    void codesAreAskedForWhereSomethingThatIsCarriedOutSaysSo(boolean isAsked, String behindLevels) {
        assertEquals(isAsked, policy(behindLevels).asksForEnrolmentCodes());
    }

    @Test
    void aPolicyThatIsNotCarriedOutAsksForNoCodes() {
        assertFalse(policy("mode: report\ndefault: { require: mfa, enroll: code }\n")
                .asksForEnrolmentCodes());
    }

    @Test
    void whatStandsBesideRequireIsRead() {
        Policy policy = policy("""
                rules:
                  - id: a
                    then:
                      require: mfa
                      maxAge: 5m
                      factors: [password, otp]
                      remember: true
                      enroll: allow
                      notify: true
                  - { id: b, then: { require: mfa, remember: false, notify: false } }
                  - { id: c, then: { require: mfa, enroll: code } }
                """);
        Effect.Require all = (Effect.Require) policy.rules().all().get(0).effect();
        assertEquals(
                new Narrowing(
                        Optional.of(Duration.ofMinutes(5)), Optional.of(Set.of(FactorType.PASSWORD, FactorType.OTP))),
                all.narrowing());
        assertEquals(Set.of(Addition.ENROLMENT, Addition.REMEMBERING, Addition.NOTICE), all.additions());
        Effect.Require none = (Effect.Require) policy.rules().all().get(1).effect();
        assertEquals(new Effect.Require(none.level()), none);
        Effect.Require coded = (Effect.Require) policy.rules().all().get(2).effect();
        assertEquals(Set.of(Addition.ENROLMENT_WITH_CODE), coded.additions());
    }

    @Test
    void exemptionIsReadWithItsAccount() {
        Policy policy = policy("""
                rules:
                  - id: nightly
                    match: { clients: [batch], scopes: [read], audiences: [ledger], organizations: [acme] }
                    then: { exempt: true }
                    owner: ops@example.com
                    reason: no human present
                    expires: 2027-01-31
                """);
        assertEquals(
                new Effect.Exempt("ops@example.com", "no human present", LocalDate.of(2027, 1, 31)),
                policy.rules().all().get(0).effect());
        assertEquals(
                Set.of("clients SOME", "scopes ALL", "audiences ALL", "organizations SOME"),
                policy.rules().all().get(0).conditions().stream()
                        .map(Selector.class::cast)
                        .map(selector -> selector.key() + " " + selector.asks())
                        .collect(Collectors.toSet()));
    }

    @Test
    void scopesOfOtherRulesAreAnyOfThose() {
        Policy policy = policy("rules: [ { id: a, match: { scopes: [x], audiences: [y] }, then: { require: mfa } } ]");
        assertTrue(policy.rules().all().get(0).conditions().stream()
                .allMatch(condition -> ((Selector) condition).asks() == Quantity.SOME));
    }

    @Test
    void exemptionWithoutAccountOrOnAGuessIsRefused() {
        assertErrorsBehindLevels(
                """
                rules:
                  - §§{ id: a, then: { exempt: true }, owner: ops }
                  - { id: b, then: { exempt: true }, owner: ops, reason: r, expires: §31.1.2027 }
                  - { id: c, then: { exempt: §false }, owner: ops, reason: r, expires: 2027-01-31 }
                  - { id: d, then: { exempt: true }, onMissing: §match, owner: o, reason: r, expires: 2027-01-31 }
                  - { id: e, match: { §acr: [mfa] }, then: { exempt: true }, owner: o, reason: r, expires: 2027-01-31 }
                  - { id: f, when: §device.mobile, then: { exempt: true }, owner: o, reason: r, expires: 2027-01-31 }
                  - { id: g, then: { exempt: true, §remember: true }, owner: o, reason: r, expires: 2027-01-31 }
                  - { id: h, then: { deny: no, §exempt: true }, owner: o, reason: r, expires: 2027-01-31 }
                """,
                "a rule needs the key 'reason'",
                "a rule needs the key 'expires'",
                "expires is a date in ISO 8601, like 2027-01-31, not '31.1.2027'",
                "a rule that exempts nobody is left out",
                "nobody is exempt because something is not known",
                "whoever sits at the browser can choose request.acrs",
                "whoever sits at the browser can choose device.mobile",
                "remember means nothing beside exempt",
                "then needs either require, deny or exempt");
    }

    @Test
    void accountBelongsToExemptionsAlone() {
        assertErrorsBehindLevels(
                "rules: [ { id: a, then: { require: mfa }, §owner: ops, §expires: 2027-01-31 } ]",
                "owner means nothing beside require",
                "expires means nothing beside require");
    }

    @Test
    void factorsThatCompleteNoChainAreRefused() {
        assertErrorsBehindLevels(
                """
                rules:
                  - { id: a, then: { require: mfa, factors: §[webauthn] } }
                  - { id: b, then: { require: mfa, factors: [§sms] } }
                  - { id: c, then: { require: mfa, maxAge: §soon, remember: §allow } }
                """.replace("§[webauthn]", "[password, otp]"),
                "unknown factor 'sms'",
                "maxAge is a whole number with s, m, h or d",
                "remember is true or false");
        assertErrorsBehindLevels(
                "rules: [ { id: a, then: { require: mfa, factors: §[webauthn] } } ]",
                "with these factors alone no chain of mfa can be completed");
    }

    @Test
    void levelSaysHowLongItCountsAndWhetherMailDoes() {
        Policy policy = new PolicyReader().read("""
                        policy: 1
                        levels:
                          low: { loa: 1, chains: [ [ {password: 10h} ] ], session: { max: 12h, idle: 30m } }
                          mail:
                            loa: 2
                            allowRestricted: true
                            chains: [ [ {password: 10h}, {email-code: 10m} ] ]
                        """).match(PolicyDocument::policy, errors -> {
            throw new AssertionError(errors);
        });
        Level low = policy.levels().named("low").orElseThrow();
        assertEquals(
                new SessionLimits(Optional.of(Duration.ofHours(12)), Optional.of(Duration.ofMinutes(30))),
                low.session());
        assertFalse(low.allowsRestricted());
        assertTrue(policy.levels().named("mail").orElseThrow().allowsRestricted());
    }

    @Test
    void timezoneAndInstantOfTestsAreRead() {
        PolicyDocument document = document("""
                timezone: Europe/Zurich
                tests-at: 2026-07-01T12:00:00Z
                tests:
                  - { name: a, expect: { exempt: true } }
                  - { name: b, given: { time: { instant: 2026-08-01T12:00:00Z } }, expect: { require: pwd } }
                """);
        assertEquals(ZoneId.of("Europe/Zurich"), document.policy().timezone());
        assertEquals(
                List.of(Instant.parse("2026-07-01T12:00:00Z"), Instant.parse("2026-08-01T12:00:00Z")),
                document.tests().stream().map(PolicyTest::instant).toList());
        assertEquals(Expectation.Exempts.EXEMPTS, document.tests().get(0).expected());
        assertErrorsBehindLevels(
                "timezone: §Europe/Zurch\ntests-at: §today\ntests: [ { name: a, expect: { exempt: §false } } ]",
                "there is no time zone 'Europe/Zurch'",
                "tests-at is an instant in ISO 8601",
                "what is not exempt is required or denied");
    }

    @Test
    void signInAtAProviderStandsForWhatThePolicySays() {
        Policy policy = policy("""
                idp:
                  corporate:
                    - { acr: [gold, silver], factors: [password, otp], maxAge: 8h }
                    - { amr: [hwk, pin], factors: [webauthn], maxAge: 1h }
                """);
        Equivalence byLevel = new Equivalence(
                Set.of("gold", "silver"), Set.of(), List.of(FactorType.PASSWORD, FactorType.OTP), Duration.ofHours(8));
        Equivalence byMethods =
                new Equivalence(Set.of(), Set.of("hwk", "pin"), List.of(FactorType.WEBAUTHN), Duration.ofHours(1));
        Broker corporate = policy.brokers().named("corporate");
        assertEquals(new Broker(List.of(byLevel, byMethods), new Forwarding.Off()), corporate);
        assertEquals(
                Map.of(FactorType.PASSWORD, Duration.ofHours(8), FactorType.OTP, Duration.ofHours(8)),
                corporate.factors(List.of("silver"), List.of("hwk")));
        assertEquals(
                Map.of(FactorType.WEBAUTHN, Duration.ofHours(1)),
                corporate.factors(List.of(), List.of("pin", "hwk", "mfa")));
        assertEquals(Map.of(), corporate.factors(List.of("bronze"), List.of("hwk")));
        assertEquals(Broker.UNNAMED, policy.brokers().named("other"));
        assertErrorsBehindLevels(
                "idp: { a: [ { acr: [x], factors: [§opt], maxAge: 1h }, §{ acr: [y], factors: [otp] } ] }",
                "unknown factor 'opt'",
                "what a sign-in at a provider stands for needs the key 'maxAge'");
        assertErrorsBehindLevels(
                "idp: { a: [ §{ factors: [otp], maxAge: 1h } ] }", "only what the provider says of a sign-in");
        assertErrorsBehindLevels(
                "idp: { a: [ §{ acr: [x], factors: [idp], maxAge: 1h } ] }", "stands for factors other than idp");
    }

    @Test
    void ofSeveralKindsOfSignInThatFitTheLongestAgeCounts() {
        Broker partner = policy("""
                idp:
                  partner:
                    means:
                      - { acr: [gold], factors: [otp], maxAge: 5m }
                      - { amr: [otp], factors: [otp], maxAge: 1h }
                """).brokers().named("partner");

        assertEquals(Map.of(FactorType.OTP, Duration.ofHours(1)), partner.factors(List.of("gold"), List.of("otp")));
        assertEquals(Map.of(FactorType.OTP, Duration.ofMinutes(5)), partner.factors(List.of("gold"), List.of()));
        assertTrue(partner.canMean(FactorType.OTP));
        assertFalse(partner.canMean(FactorType.PASSWORD));
    }

    @Test
    void whatAProviderHearsOfALevelIsWhatThePolicySays() {
        Policy policy = policy("""
                idp:
                  silent: { forward: false }
                  plain: { forward: true }
                  mapped: { forward: { mfa: "urn:strong", pwd: [a, b] } }
                """);
        assertEquals(List.of(), heard(policy, "silent", "mfa"));
        assertEquals(List.of(), heard(policy, "unnamed", "mfa"));
        assertEquals(List.of("gold"), heard(policy, "plain", "mfa"));
        assertEquals(List.of("urn:strong"), heard(policy, "mapped", "mfa"));
        assertEquals(List.of("a", "b"), heard(policy, "mapped", "pwd"));
        assertEquals(List.of(), heard(policy, "mapped", "phr"));
        assertErrorsBehindLevels(
                "idp: { a: { forward: { §maf: x } }, b: { forward: §sometimes }, c: { forward: { mfa: §'a b' } } }",
                "unknown level 'maf'",
                "forward is true, false or a mapping from levels to the provider's acr values",
                "an acr value has no blanks");
        assertErrorsBehindLevels("idp: { a: { §forwards: true } }", "unknown key 'forwards' in an identity provider");
    }

    private static List<String> heard(Policy policy, String provider, String level) {
        return policy.brokers()
                .named(provider)
                .forwarding()
                .names("gold", Optional.of(level))
                .toList();
    }
}
