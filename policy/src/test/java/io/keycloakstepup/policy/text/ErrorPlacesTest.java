package io.keycloakstepup.policy.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Every error names its place, what is there, and what to write instead. */
class ErrorPlacesTest {

    private static final String LEVELS = """
            policy: 1
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
              mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h} ] ] }
            """;

    private static List<PolicyError> assertErrors(String marked, String... messages) {
        return Marked.of(marked).assertErrors(messages);
    }

    private static List<PolicyError> assertErrorsBehindLevels(String marked, String... messages) {
        return assertErrors(LEVELS + marked, messages);
    }

    @Test
    void errorCarriesAllItsParts() {
        assertEquals(
                List.of(new PolicyError(
                        5,
                        7,
                        "'enforcing'",
                        "one of enforce, report",
                        "unknown mode 'enforcing'; known: enforce, report")),
                assertErrorsBehindLevels("mode: §enforcing\n", "unknown mode"));
    }

    @Test
    void allErrorsAreReportedAtOnceInTheOrderOfTheText() {
        assertErrors(
                """
                policy: §2
                §levls: {}
                levels:
                  pwd: { loa: §one, chains: [ [ {§pasword: 10h} ] ] }
                rules:
                  - { id: a, §wen: x, then: { require: §pwdd } }
                """,
                "there is only version 1",
                "unknown key 'levls' in the policy; did you mean 'levels'?",
                "loa is a whole number, not 'one'",
                "unknown factor 'pasword'; did you mean 'password'? Known factors: password, otp, recovery-code,"
                        + " webauthn, passkey, email-code, idp",
                "unknown key 'wen' in a rule; did you mean 'when'?",
                "unknown level 'pwdd'; did you mean 'pwd'?");
    }

    @Test
    void enrolmentIsAllowedByOneWordAndOnlyBesideARequirement() {
        assertErrorsBehindLevels(
                """
                rules:
                  - { id: a, then: { require: mfa, enroll: §alow } }
                  - { id: b, then: { require: mfa, enroll: §true } }
                  - { id: c, then: { deny: no, §enroll: allow } }
                default: { require: pwd, enroll: §yes }
                tests:
                  - { name: t, expect: { require: pwd, §enroll: allow } }
                """,
                "unknown permission 'alow'; did you mean 'allow'?",
                "permission is a text, not true",
                "enroll means nothing beside deny",
                "unknown permission 'yes'",
                "unknown key 'enroll' in expect");
    }

    @Test
    void mandatoryKeysAreMissedWhereTheMappingBegins() {
        assertErrors("§§rules: []\n", "the policy needs the key 'policy'", "the policy needs the key 'levels'");
    }

    @Test
    void keysOfLaterVersionsAreUnknown() {
        assertErrorsBehindLevels("""
                rules:
                  - id: a
                    §weight: 3
                    then: { require: mfa, §captcha: true }
                  - id: b
                    match: { §ages: [x] }
                    then: { require: mfa }
                """, "unknown key 'weight'", "unknown key 'captcha'", "unknown key 'ages'");
    }

    @Test
    void ruleNeedsItsIdAndItsEffect() {
        assertErrorsBehindLevels("rules: [ §{ then: { require: mfa } } ]", "a rule needs the key 'id'");
        assertErrorsBehindLevels("rules: [ §{ id: a } ]", "a rule needs the key 'then'");
        assertErrorsBehindLevels("rules: [ { id: a, then: §{} } ]", "then needs either require, deny or exempt");
        assertErrorsBehindLevels(
                "rules: [ { id: a, then: { require: mfa, §deny: x } } ]", "then needs either require, deny or exempt");
    }

    @Test
    void wrongTypesAreNamed() {
        assertErrorsBehindLevels(
                """
                mode: §true
                zones: §[office]
                rules:
                  - §away
                  - { id: §7, match: { clients: §shop, scopes: [§1.5, §null, §{a: b}] }, when: §true, then: §mfa }
                default:§
                tests: §none
                """,
                "mode is a text, not true; put it in quotes",
                "zones is a mapping, not a list",
                "a rule is a mapping with id, match, when, onMissing, then, mode, owner, reason, expires, not 'away'",
                "the id of a rule is a text, not the number 7; put it in quotes",
                "clients is a list, not 'shop'",
                "each of scopes is a text, not the number 1.5; put it in quotes",
                "each of scopes is a text, not nothing",
                "each of scopes is a text, not a mapping",
                "when is a text, not true; put it in quotes",
                "then is a mapping with require, deny, exempt, maxAge, factors, remember, enroll, notify, not 'mfa'",
                "default is a mapping with require, maxAge, factors, remember, enroll, notify, not nothing",
                "tests is a list, not 'none'");
    }

    @Test
    void levelsAreCheckedOneByOne() {
        assertErrors(
                """
                policy: 1
                levels:
                  a: { loa: 1, chains: §[] }
                  b: { loa: §1, chains: [ §[], [ §{} ] ] }
                  c: { loa: §0, chains: [ [ §password ] ] }
                  d: { loa: 3, chains: [ §[ {otp: 1h}, {recovery-code: 1h} ], §[ {passkey: 1h, email-code: 1h} ] ] }
                  e: { loa: 4, chains: [ [ {password: 1h}, {§password: 1h, otp: 1h} ] ] }
                  f: { loa: 5, satisfies: [a, §g, §h, §zz], chains: [ [ {passkey: 1h} ] ] }
                  g: { loa: 6, satisfies: [§g], chains: [ [ {passkey: 1h} ] ] }
                  h: { loa: 7, chains: [ [ {passkey: 1h} ] ] }
                  §"i j": { loa: 8, chains: [ [ {passkey: 1h} ] ] }
                """,
                "chains must not be empty",
                "levels a and b have the same loa",
                "a chain must not be empty",
                "a step needs at least one factor",
                "loa must be 1 or more, not 0",
                "a step is a mapping like {password: 10h}, not 'password'",
                "each of its chains must need two different kinds of factor",
                "each of its chains must need two different kinds of factor",
                "factor password is in two steps of one chain",
                "level f cannot satisfy g, whose loa is not lower",
                "level f cannot satisfy h, whose loa is not lower",
                "unknown level 'zz'",
                "level g cannot satisfy g, whose loa is not lower",
                "not an acr value: 'i j'");
    }

    @Test
    void durationsAreWholeNumbersWithAUnit() {
        assertErrors(
                """
                policy: 1
                levels:
                  pwd:
                    loa: 1
                    chains:
                      - [ {password: §10} ]
                      - [ {password: §10 h} ]
                      - [ {password: §1.5h} ]
                      - [ {password: §-1h} ]
                      - [ {password: §PT1H} ]
                      - [ {password: §366d} ]
                      - [ {password: §99999999999999999999d} ]
                      - [ {password: §[1h]} ]
                      - [ {passkey: {maxAge: §1y, userVerified: §yes, §minAge: 1s}} ]
                      - [ {passkey: §{userVerified: true}} ]
                      - [ {otp: {maxAge: 1h, userVerified: §true}} ]
                """,
                "not the number 10",
                "not '10 h'",
                "not '1.5h'",
                "not '-1h'",
                "not 'PT1H'",
                "not '366d'",
                "not '99999999999999999999d'",
                "not a list",
                "not '1y'",
                "userVerified is true or false without quotes, not 'yes'",
                "unknown key 'minAge'",
                "needs the key 'maxAge'",
                "otp cannot verify its user");
    }

    @Test
    void zonesAreCheckedNetworkByNetwork() {
        assertErrorsBehindLevels(
                """
                zones:
                  a: { cidrs: [§198.51.100.7/24, 10.0.0.0/8, §10.0.0.0/40, §"2001:db8:::"] }
                  b: { cidrs: §[] }
                  c: §{}
                  d: { countries: [CH, §ch, §Schweiz], notAsns: [64496, §-1, §4294967296, §x], §planets: [earth] }
                  e: { lists: [tor, §"/etc/passwd"] }
                """,
                "198.51.100.7/24 has host bits set; the network is 198.51.100.0/24",
                "the prefix length of 10.0.0.0/40 must be between 0 and 32",
                "'2001:db8:::' is not an IP network",
                "cidrs must not be empty",
                "a zone needs at least one criterion",
                "'ch' is not a country in two capital letters",
                "'Schweiz' is not a country in two capital letters",
                "there is no autonomous system the number -1",
                "there is no autonomous system the number 4294967296",
                "the number of an autonomous system is a whole number, not 'x'",
                "unknown key 'planets' in a zone",
                "'/etc/passwd' is not the name of a list");
    }

    @Test
    void signalsAreCheckedOneByOne() {
        assertErrorsBehindLevels(
                """
                signals:
                  new-device: 30
                  a-third-party: { weight: 100, unknown: 0.5 }
                  §New-Device: 1
                  a: §101
                  b: §-1
                  c: §2.5
                  d: §{ weight: 5, unknown: 1.5 }
                  e: §{ unknown: 1 }
                  f: §[]
                risk: §{ medium: 60, §low: 1 }
                """,
                "'New-Device' cannot be the name of a signal",
                "a weight is a whole number from 0 to 100, not",
                "a weight is a whole number from 0 to 100, not",
                "a weight is a whole number, not the number 2.5",
                "unknown is a number from 0 to 1, not 1.5",
                "needs the key 'weight'",
                "is a mapping with weight, unknown",
                "0 < medium < high <= 100 must hold, but medium is 60 and high is 60",
                "unknown key 'low' in risk");
    }

    @Test
    void selectorsThatCanNeverMatchAreRefused() {
        assertErrorsBehindLevels(
                """
                zones: { office: { cidrs: [10.0.0.0/8] }, home: { cidrs: [192.168.0.0/16] } }
                rules:
                  - id: a
                    match:
                      clients: §[]
                      scopes: §[openid, profile]
                      groups: [/staff, §staff]
                      acr: [mfa, §mfaa]
                      grants: [§browsr]
                      zones: [office, §ofice]
                    then: { require: mfa }
                  - { id: b, match: { zones: [office], zonesNot: §[home, office] }, then: { require: mfa } }
                  - { id: c, match: { zones: [office, home], zonesNot: [home] }, then: { require: mfa } }
                  - { id: d, when: client.id == 'x' && §false, then: { require: mfa } }
                """,
                "clients must not be empty",
                "Keycloak's built-in scopes are not part of request.scopes",
                "a group is given by its path; did you mean '/staff'?",
                "unknown level 'mfaa'; did you mean 'mfa'?",
                "unknown grant 'browsr'; did you mean 'browser'?",
                "unknown zone 'ofice'; did you mean 'office'?",
                "so this can never match",
                "'false' is false whatever the facts are, so the rule can never match");
    }

    @Test
    void ruleIdsAreUniqueAndPlain() {
        assertErrorsBehindLevels(
                """
                rules:
                  - { id: a, then: { require: mfa } }
                  - { id: §a, then: { require: mfa } }
                  - { id: §a b, then: { require: mfa } }
                  - { id: §default, then: { require: mfa } }
                  - { id: §acr_values, then: { deny: §"no way" } }
                """,
                "two rules have the id a",
                "'a b' cannot be the id of a rule",
                "'default' cannot be the id of a rule",
                "'acr_values' cannot be the id of a rule",
                "not a message key: 'no way'");
    }

    @Test
    void denialOnWhatMayBeAbsentMustSayWhatThen() {
        assertErrorsBehindLevels(
                """
                zones: { embargo: { cidrs: [203.0.113.0/24] } }
                rules:
                  - { id: a, match: { zones: [embargo] }, then: §{ deny: no } }
                  - { id: b, when: user.username == 'eve' && net.ip != '', then: §{ deny: no } }
                  - { id: c, match: { zones: [embargo] }, onMissing: §maybe, then: { deny: no } }
                  - { id: d, match: { zones: [embargo] }, onMissing: match, then: { deny: no } }
                """,
                "this denies on what may be absent (net.ip)",
                "this denies on what may be absent (net.ip, user.username)",
                "unknown answer of onMissing 'maybe'; known: match, skip");
    }

    @Test
    void defaultCanOnlyRequire() {
        assertErrorsBehindLevels("default: { require: §gold }", "unknown level 'gold'; known: pwd, mfa");
        assertErrorsBehindLevels(
                "default: §{ §deny: no }", "default needs the key 'require'", "unknown key 'deny' in default");
    }

    @Test
    void factsOfTestsAreChecked() {
        assertErrorsBehindLevels(
                """
                tests:
                  - §{ name: a }
                  - §{ expect: { require: mfa } }
                  - name: b
                    given:
                      §gadget: { known: true }
                      net: { ip: §10.0.0, §zones: [office], §continent: EU }
                      client: { id: §7 }
                      request: { grant: §refrsh, scopes: §pay, acr: §mfa, acrs: [pwd] }
                      user: { groups: [§1] }
                      time: { hour: §24, weekday: §0, instant: §yesterday }
                      evidence:
                        - { factor: §sms }
                        - { factor: otp, ageSeconds: §-1 }
                        - { factor: otp, userVerified: §true }
                        - §{ ageSeconds: 1 }
                    expect: { require: mfa, §deny: x }
                """,
                "a test needs the key 'expect'",
                "a test needs the key 'name'",
                "unknown key 'gadget' in the facts",
                "'10.0.0' is not an IP address",
                "net.zones follows from net.ip",
                "unknown key 'continent' in the facts of net",
                "client.id is a text, not the number 7; put it in quotes",
                "unknown grant 'refrsh'; did you mean 'refresh'?",
                "request.scopes is a list, not 'pay'",
                "request.acr is the first of request.acrs",
                "each of user.groups is a text, not the number 1",
                "time.hour is a number from 0 to 23, not 24",
                "time.weekday is a number from 1 to 7, not 0",
                "time.instant is an instant in ISO 8601",
                "unknown factor 'sms'",
                "ageSeconds cannot be -1",
                "otp cannot verify its user",
                "a piece of evidence needs the key 'factor'",
                "expect needs either require, deny or exempt");
    }

    @Test
    void whatRefersToABrokenLevelIsNotBlamedForIt() {
        assertErrors("""
                policy: 1
                levels:
                  pwd: { loa: 1, chains: [ [ {password: §1} ] ] }
                default: { require: pwd }
                rules: [ { id: a, match: { acr: [pwd] }, then: { require: pwd } } ]
                """, "maxAge");
        assertErrors("§policy: 1\ndefault: { require: pwd }\n", "the policy needs the key 'levels'");
    }

    @Test
    void keyThatStandsTwiceIsRefused() {
        assertErrorsBehindLevels("§levels: {}\n", "the key 'levels' is there twice");
        assertErrors(
                "{\"policy\": 1, \"levels\": {\"pwd\": {\"loa\": 1, §\"loa\": 2, \"chains\": [[{\"password\": \"1h\"}]]}}}",
                "the key 'loa' is there twice");
    }

    @Test
    void keysAreWords() {
        assertErrorsBehindLevels("? §[a]\n: b\n", "a key is a word, not a list");
    }
}
