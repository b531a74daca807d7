package io.keycloakstepup.policy.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keycloakstepup.policy.review.Surroundings.Thing;
import io.keycloakstepup.policy.text.PolicyReader;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is warned of, where, and what is not. */
class PolicyReviewTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private static final String HEAD = """
            policy: 1
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
              mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h} ] ] }
              phr: { loa: 3, chains: [ [ {passkey: 5m} ] ] }
            default: { require: pwd }
            tests: [ { name: t, given: { request: { grant: ciba } }, expect: { require: pwd } } ]
            """;

    private static final int HEAD_LINES = 7;

    private static final Surroundings SHOP = new Surroundings() {
        private final Map<Thing, List<String>> names = Map.of(
                Thing.CLIENT, List.of("shop", "bank"),
                Thing.GROUP, List.of("/staff"),
                Thing.ROLE, List.of("admin", "shop.buyer"),
                Thing.ORGANIZATION, List.of("acme"),
                Thing.LIST, List.of("tor"),
                Thing.SIGNAL, List.of("new-device"));

        @Override
        public boolean has(Thing thing, String name) {
            return some(thing).contains(name);
        }

        @Override
        public Collection<String> some(Thing thing) {
            return names.getOrDefault(thing, List.of());
        }

        @Override
        public boolean isEditedByUsers(String attribute) {
            return attribute.startsWith("nick");
        }
    };

    private static List<Warning> review(Surroundings surroundings, String sections) {
        String text = HEAD + sections;
        assertEquals(List.of(), new PolicyReader().read(text).errors());
        return new PolicyReview(surroundings, NOW).of(text);
    }

    /** The warnings, line 1 being the first of these sections. */
    private static List<String> warnings(String sections) {
        return review(Surroundings.UNKNOWN, sections).stream()
                .map(warning -> warning.line() - HEAD_LINES + ":" + warning.column() + " " + warning.message())
                .toList();
    }

    private static String rules(String... rules) {
        return List.of(rules).stream()
                .map(rule -> "  - " + rule + "\n")
                .collect(Collectors.joining("", "rules:\n", ""));
    }

    @Test
    void namesOfWhatIsNotThereAreWarnedOfWithASuggestion() {
        List<Warning> warnings = review(SHOP, """
                zones: { hidden: { lists: [tor, vpn] } }
                signals: { new-device: 30, new-devise: 1 }
                rules:
                  - id: a
                    match: { clients: [shop, shp], groups: [/stuff], roles: [shop.buyer, owner] }
                    then: { require: mfa }
                """);
        assertEquals(
                List.of(
                        new Warning(8, 33, "there is no list of addresses 'vpn' here", ""),
                        new Warning(9, 28, "there is no signal 'new-devise' here", "did you mean 'new-device'?"),
                        new Warning(12, 30, "there is no client 'shp' here", "did you mean 'shop'?"),
                        new Warning(12, 45, "there is no group '/stuff' here", "did you mean '/staff'?"),
                        new Warning(12, 74, "there is no role 'owner' here", "")),
                warnings);
    }

    @Test
    void policyInWhichEverythingIsThereHasNoWarnings() {
        assertEquals(List.of(), review(SHOP, rules("{ id: a, match: { clients: [shop] }, then: { require: mfa } }")));
    }

    @Test
    void reportModeAndMissingTestsAreWarnedOf() {
        String bare = HEAD.substring(0, HEAD.indexOf("tests:")) + "mode: report\n";
        List<Warning> warnings = new PolicyReview(SHOP, NOW).of(bare);
        assertEquals(2, warnings.size());
        assertTrue(warnings.get(0).message().startsWith("no tests"));
        assertEquals(7, warnings.get(1).line());
        assertTrue(warnings.get(1).message().startsWith("mode: report"));
    }

    @ParameterizedTest
    @CsvSource({"59m, 1", "1h, 0", "24h, 0"})
    void levelThatEndsOnRefreshesBeforeItsLastProofIsOldIsWarnedOf(String max, int warnings) {
        String text = HEAD.replace("{otp: 1h} ] ] }", "{otp: 1h} ] ], session: { max: " + max + ", idle: 30m } }");

        assertEquals(
                warnings,
                new PolicyReview(Surroundings.UNKNOWN, NOW)
                        .of(text).stream()
                                .filter(warning -> warning.line() == 4)
                                .count());
    }

    @Test
    void brokenTextHasErrorsAndNoWarnings() {
        assertEquals(List.of(), new PolicyReview(SHOP, NOW).of("policy: 2"));
        assertEquals(List.of(), new PolicyReview(SHOP, NOW).of("{"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "time.hour > 23",
                "time.hour < 6 && time.hour > 22",
                "time.weekday == 0",
                "risk.score > 100",
                "risk.level == 'hihg'",
                "client.id == 'shop'",
                "request.grant == 'refresh' && time.weekday > 5",
            })
    void conditionThatNoValueMeetsCanNeverMatch(String when) {
        assertEquals(
                List.of("2:72 this is false whatever the facts are, so rule a can never match"),
                warnings(rules("{ id: a, match: { clients: [bank], grants: [browser, api] }, when: \"" + when
                        + "\", then: { require: mfa } }")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"time.hour >= 0", "time.weekday in [1, 2, 3, 4, 5, 6, 7]", "client.id == 'bank'"})
    void conditionThatEveryValueMeetsSaysNothing(String when) {
        assertEquals(
                List.of("2:56 this is true whatever the facts are"),
                warnings(rules("{ id: a, match: { clients: [bank] },         when: \"" + when
                        + "\", then: { require: mfa } }")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "time.hour < 6 || time.hour > 22",
                "risk.score >= 60",
                "request.grant == 'browser'",
                "net.country == 'XX'",
                "time.hour > 23 && device.known"
            })
    void conditionThatSomeValueMeetsIsNotWarnedOf(String when) {
        assertEquals(List.of(), warnings(rules("{ id: a, when: \"" + when + "\", then: { require: mfa } }")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'x' in user.attributes.nick",
                "'nick' in user.attributes && user.attributes.nick[0] == 'x'",
                "user.attributes['nick-name'][0] == 'x'"
            })
    void attributeThatUsersEditIsWarnedOf(String when) {
        String rule = rules("{ id: a, onMissing: skip, when: \"" + when + "\", then: { require: mfa } }");
        assertEquals(
                List.of(when.contains("nick-name") ? "nick-name" : "nick"),
                review(SHOP, rule).stream()
                        .map(Warning::message)
                        .map(message ->
                                message.replaceAll("users may change their attribute '(.*)' themselves here", "$1"))
                        .toList());
    }

    @Test
    void attributeThatUsersDoNotEditIsNotWarnedOf() {
        String rule =
                rules("{ id: a, onMissing: skip, when: \"'x' in user.attributes.tier\", then: { require: mfa } }");
        assertEquals(List.of(), review(SHOP, rule));
    }

    @Test
    void zoneThatExcludesAllItIncludesHoldsNobody() {
        String zones = """
                zones:
                  a: { countries: [CH], notCountries: [CH, DE] }
                  b: { cidrs: [10.0.0.0/8], notCidrs: [10.0.0.0/8] }
                  c: { countries: [CH], notCountries: [DE] }
                """;
        assertEquals(
                List.of("6:21 no request can be in [a, b], so rule x can never match"),
                warnings(zones
                        + rules(
                                "{ id: x, match: { zones: [a, b] }, then: { require: mfa } }",
                                "{ id: y, match: { zones: [a, c] }, then: { require: phr } }",
                                "{ id: z, match: { zonesNot: [a] }, then: { require: phr, enroll: allow } }")));
    }

    @Test
    void ruleThatAWiderOneCoversNeverMatters() {
        assertEquals(
                List.of("3:5 rule narrow never matters: rule wide (line 9) applies wherever it does and asks no less"),
                warnings(rules(
                        "{ id: wide, match: { clients: [shop, bank] }, then: { require: phr } }",
                        "{ id: narrow, match: { clients: [shop], scopes: [pay] }, then: { require: mfa } }")));
    }

    @Test
    void ofTwoEqualRulesTheLaterOneNeverMatters() {
        assertEquals(
                List.of("3:5 rule b never matters: rule a (line 9) applies wherever it does and asks no less"),
                warnings(rules(
                        "{ id: a, when: device.known, then: { require: phr } }",
                        "{ id: b, when: device.known, then: { require: phr } }")));
    }

    @Test
    void whatADenialCoversNeverMatters() {
        assertEquals(
                List.of("3:5 rule b never matters: rule a (line 9) applies wherever it does and asks no less"),
                warnings(rules(
                        "{ id: a, match: { clients: [old] }, then: { deny: gone } }",
                        "{ id: b, match: { clients: [old] }, then: { require: phr } }")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ id: s, match: { clients: [bank] }, then: { require: phr } }",
                "{ id: s, match: { clients: [shop], scopes: [pay] }, then: { require: phr } }",
                "{ id: s, match: { clients: [shop] }, when: device.known, then: { require: phr } }",
                "{ id: s, match: { clients: [shop] }, mode: report, then: { require: phr } }",
                "{ id: s, match: { clients: [shop] }, onMissing: skip, then: { require: phr } }",
                "{ id: s, match: { clients: [shop] }, then: { require: phr, enroll: allow } }",
                "{ id: s, match: { clients: [shop] }, then: { require: pwd } }",
            })
    void whatIsNarrowerOrWeakerOrUnsureCoversNothing(String other) {
        List<String> warnings = warnings(rules(other, "{ id: r, match: { clients: [shop] }, then: { require: mfa } }"));
        assertTrue(warnings.stream().noneMatch(warning -> warning.contains("rule r never")), warnings.toString());
    }

    @Test
    void denialThatGivesTheReasonMatters() {
        assertEquals(
                List.of(),
                warnings(rules(
                        "{ id: b, then: { deny: closed } }",
                        "{ id: a, match: { clients: [old] }, then: { deny: gone } }")));
    }

    @Test
    void reviewOfAThousandRulesEnds() {
        String many = rules(IntStream.range(0, 1000)
                .mapToObj(i -> "{ id: r" + i + ", match: { clients: [c" + i + "] }, when: time.hour < 6,"
                        + " then: { require: mfa } }")
                .toArray(String[]::new));
        assertEquals(List.of(), assertTimeoutPreemptively(Duration.ofMinutes(2), () -> warnings(many)));
    }
}
