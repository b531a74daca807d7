package io.keycloakstepup.policy.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keycloakstepup.policy.facts.FactTable;
import io.keycloakstepup.policy.level.Chain;
import io.keycloakstepup.policy.level.Demand;
import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.level.Level;
import io.keycloakstepup.policy.rule.Effect;
import io.keycloakstepup.policy.rule.InNetworks;
import io.keycloakstepup.policy.rule.InZones;
import io.keycloakstepup.policy.rule.Mode;
import io.keycloakstepup.policy.rule.OnMissing;
import io.keycloakstepup.policy.rule.Policy;
import io.keycloakstepup.policy.rule.Rule;
import io.keycloakstepup.policy.rule.Selector;
import io.keycloakstepup.policy.rule.Zone;
import io.keycloakstepup.policy.situation.Expectation;
import io.keycloakstepup.policy.zone.Networks;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PolicyReaderTest {

    private static final String LEVELS = """
            policy: 1
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
              mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h} ], [ {passkey: 30m} ] ] }
            """;

    private static PolicyDocument document(String text) {
        return new PolicyReader().read(text).match(document -> document, errors -> {
            throw new AssertionError(errors);
        });
    }

    private static Policy policy(String text) {
        return document(text).policy();
    }

    @Test
    void levelsAloneAreAPolicy() {
        Policy policy = policy(LEVELS);
        assertEquals(Mode.ENFORCE, policy.mode());
        assertEquals("pwd", policy.byDefault().level().name());
        assertEquals(List.of(), policy.rules().all());
        assertEquals(Map.of(), policy.zones().byName());
    }

    @Test
    void chainsKeepTheOrderOfStepsAndFactors() {
        Policy policy = policy("""
                policy: 1
                levels:
                  phr:
                    loa: 3
                    satisfies: []
                    chains:
                      - - password: 1d
                        - webauthn: { maxAge: 0s, userVerified: true }
                          passkey: 365d
                """);
        Level level = policy.levels().lowest();
        assertEquals(Optional.of(Set.of()), level.satisfies());
        Chain chain = level.chains().get(0);
        assertEquals(
                List.of(
                        List.of(new Demand(FactorType.PASSWORD, Duration.ofDays(1), false)),
                        List.of(
                                new Demand(FactorType.WEBAUTHN, Duration.ZERO, true),
                                new Demand(FactorType.PASSKEY, Duration.ofDays(365), false))),
                chain.steps().stream().map(step -> step.anyOf()).toList());
    }

    @Test
    void ruleIsReadWithAllItsParts() {
        Policy policy = policy(LEVELS + """
                zones:
                  office: { cidrs: [198.51.100.0/24, "2001:db8:1::/48"] }
                rules:
                  - id: away
                    match: { clients: [shop, bank], zonesNot: [office], grants: [browser, refresh] }
                    onMissing: skip
                    mode: report
                    then: { require: mfa }
                """);
        Rule rule = policy.rules().all().get(0);
        assertEquals("away", rule.id());
        assertEquals(Optional.of(OnMissing.SKIP), rule.onMissing());
        assertEquals(Mode.REPORT, rule.mode());
        assertEquals("mfa", ((Effect.Require) rule.effect()).level().name());
        assertEquals(
                List.of(
                        new Selector("clients", FactTable.CLIENT_ID, Set.of("shop", "bank"), Selector.Quantity.SOME),
                        new InZones("zonesNot", policy.zones(), true),
                        new Selector(
                                "grants",
                                FactTable.REQUEST_GRANT,
                                Set.of("browser", "refresh"),
                                Selector.Quantity.SOME)),
                rule.conditions());
    }

    @Test
    void enrolmentIsAllowedWhereARuleOrTheDefaultSaysSo() {
        Policy policy = policy(LEVELS + """
                rules:
                  - { id: generous, then: { require: mfa, enroll: allow } }
                  - { id: silent, then: { require: mfa } }
                default: { require: pwd, enroll: allow }
                """);
        Level mfa = policy.levels().named("mfa").orElseThrow();
        assertEquals(
                List.of(Effect.Require.of(mfa, Effect.Addition.ENROLMENT), new Effect.Require(mfa)),
                policy.rules().all().stream().map(Rule::effect).toList());
        assertTrue(policy.byDefault().says(Effect.Addition.ENROLMENT));
        assertFalse(policy(LEVELS).byDefault().says(Effect.Addition.ENROLMENT));
    }

    @Test
    void zonesAreRead() {
        Policy policy = policy(LEVELS + "zones: { office: { cidrs: [198.51.100.0/24, 192.0.2.1] } }");
        assertEquals(
                new Zone(List.of(new InNetworks(Networks.of(List.of("198.51.100.0/24", "192.0.2.1/32"))))),
                policy.zones().byName().get("office"));
    }

    @Test
    void denialOnWhatIsAlwaysKnownNeedsNoOnMissing() {
        Policy policy = policy(LEVELS + "rules: [ { id: no, when: client.id == 'old', then: { deny: gone } } ]");
        assertEquals(new Effect.Deny("gone"), policy.rules().all().get(0).effect());
        assertEquals(Set.of(FactTable.CLIENT_ID), policy.rules().all().get(0).reads());
    }

    @Test
    void testsAreReadWithTheirPlaces() {
        PolicyDocument document = document(LEVELS + """
                tests:
                  - name: inside
                    given: { client: { id: shop }, evidence: [ { factor: otp, ageSeconds: 5 } ] }
                    expect: { require: pwd }
                  - { name: empty, expect: { deny: nothing } }
                """);
        assertEquals(2, document.tests().size());
        assertEquals(6, document.tests().get(0).line());
        assertEquals(5, document.tests().get(0).column());
        assertEquals(new Expectation.Denies("nothing"), document.tests().get(1).expected());
    }

    @Test
    void aliasesStandForWhatTheyName() {
        Policy policy = policy("""
                policy: 1
                levels:
                  pwd: { loa: 1, chains: [ [ &password {password: 10h} ] ] }
                  mfa: { loa: 2, chains: [ [ *password, {otp: 1h} ] ] }
                """);
        Level mfa = policy.levels().named("mfa").orElseThrow();
        assertEquals(
                policy.levels().lowest().chains().get(0).steps().get(0),
                mfa.chains().get(0).steps().get(0));
    }

    @Test
    void wordsOfOlderYamlAreTexts() {
        Policy policy = policy("""
                policy: 1
                levels:
                  no: { loa: 1, chains: [ [ {password: 10h} ] ] }
                  on: { loa: 0010, chains: [ [ {passkey: 10h} ] ] }
                  1: { loa: 3, chains: [ [ {passkey: 1h} ] ] }
                rules:
                  - { id: yes, match: { clients: [no, on, y, 12:30:45, 1_000, =] }, then: { require: no } }
                default: { require: "1" }
                """);
        assertEquals(10, policy.levels().named("on").orElseThrow().loa());
        assertEquals("1", policy.byDefault().level().name());
        Selector clients = (Selector) policy.rules().all().get(0).conditions().get(0);
        assertEquals(Set.of("no", "on", "y", "12:30:45", "1_000", "="), clients.listed());
    }

    @Test
    void byteOrderMarkAndCarriageReturnsDoNotMatter() {
        assertEquals(
                policy(LEVELS).levels(),
                policy("\uFEFF" + LEVELS.replace("\n", "\r\n")).levels());
    }

    @Test
    void jsonIsReadByTheSameReader() {
        String json = """
                {
                \t"policy": 1,
                \t"levels": {
                \t\t"pwd":{"loa":1,"chains":[[{"password":"10h"}]]},
                \t\t"mfa":{"loa":2,"chains":[[{"password":"10h"},{"otp":"1h"}],[{"passkey":"30m"}]]}
                \t},
                \t"rules":\t[]
                }
                """;
        assertEquals(policy(LEVELS).levels(), policy(json).levels());
        assertEquals(policy(LEVELS).levels(), policy(json.replaceAll("\\s", "")).levels());
    }

    @Test
    void escapesOfJsonAreUnderstood() {
        Policy policy = policy("{\"policy\":1,\"levels\":{\"pwd\":{\"loa\":1,\"chains\":[[{\"password\":\"10h\"}]]}},"
                + "\"rules\":[{\"id\":\"a\",\"match\":{\"clients\":[\"\\/\\u00e9\\ud83d\\ude00\\t\\\"\"]},"
                + "\"then\":{\"require\":\"pwd\"}}]}");
        Selector clients = (Selector) policy.rules().all().get(0).conditions().get(0);
        assertEquals(Set.of("/é😀\t\""), clients.listed());
    }

    @Test
    void testsThatFailDoNotMakeAPolicyUnreadable() {
        assertTrue(new PolicyReader()
                .read(LEVELS + "tests: [ { name: wrong, expect: { require: mfa } } ]")
                .errors()
                .isEmpty());
    }
}
