package io.keycloakstepup.policy.cel;

import static io.keycloakstepup.policy.cel.Compile.condition;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keycloakstepup.policy.facts.Fact;
import io.keycloakstepup.policy.facts.FactTable;
import io.keycloakstepup.policy.facts.Facts;
import io.keycloakstepup.policy.facts.KnownFacts;
import io.keycloakstepup.policy.rule.Truth;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {

    /** Everything about the request is known, nothing about its user and network. */
    private static final Facts FACTS = new KnownFacts(Map.of(
            FactTable.CLIENT_ID,
            "shop",
            FactTable.REQUEST_SCOPES,
            List.of("pay", "read"),
            FactTable.REQUEST_GRANT,
            "browser",
            FactTable.TIME_HOUR,
            5L,
            FactTable.TIME_INSTANT,
            Instant.parse("2026-06-01T05:00:00Z")));

    private static Truth test(String expression) {
        return condition(expression).test(FACTS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "client.id == 'shop'",
                "'pay' in request.scopes && !('admin' in request.scopes)",
                "client.id in ['blog', 'shop']",
                "time.hour < 6 || time.hour > 22",
                "time.instant < timestamp('2027-01-01T00:00:00Z')",
                "time.instant + duration('2h') > timestamp('2026-06-01T06:00:00Z')",
                "time.instant.getHours('Europe/Zurich') == 7",
                "size(request.scopes) == 2",
                "client.id.startsWith('sh') && client.id.contains('ho') && client.id.matches('^s[a-z]{3}$')",
                "request.scopes.all(s, s != 'admin')",
                "request.scopes.exists(s, s == 'pay')",
                "request.scopes.exists_one(s, s.startsWith('p'))",
                "request.scopes.map(s, size(s)) == [3, 4]",
                "request.scopes.filter(s, s != 'read') == ['pay']",
                "client.id == 'shop' ? time.hour == 5 : false",
                "time.hour * 2 + 1 == 11",
                "time.hour < 5.5 && -time.hour == -5",
                "request.scopes.exists(client, .client.id == 'shop')",
            })
    void trueExpressionIsTrue(String expression) {
        assertEquals(Truth.yes(), test(expression));
    }

    @Test
    void falseTermIsNamedAndNoOther() {
        assertEquals(
                new Truth.No("when: client.id == \"blog\" is false"),
                test("time.hour == 5 && client.id == 'blog' && net.ip == '192.0.2.1'"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "net.ip == '192.0.2.1' ~ net.ip",
                "!(net.ip == '192.0.2.1') ~ net.ip",
                "net.ip != user.id ~ net.ip,user.id",
                "net.ip == 'x' || user.id == 'y' ~ net.ip,user.id",
                "net.ip == 'x' && user.id == 'y' ~ net.ip,user.id",
                "net.ip == 'x' && client.id == 'shop' ~ net.ip",
                "net.ip == 'x' ? true : true ~ net.ip",
                "'/staff' in user.groups ~ user.groups",
                "user.groups[0] == '/staff' ~ user.groups",
                "size(user.groups) > 0 ~ user.groups",
                "user.groups.exists(g, g == '/staff') ~ user.groups",
                "request.scopes.exists(s, s == net.ip) ~ net.ip",
                "request.scopes.all(s, s == net.ip) ~ net.ip",
                "[net.ip].exists(a, a == '192.0.2.1') ~ net.ip",
                "net.ip.matches('^10') ~ net.ip",
            })
    void missingFactMakesTheAnswerUnknownAndIsNamed(String expression, String missing) {
        assertEquals(new Truth.Unknown(Set.of(missing.split(","))), test(expression));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "net.ip == 'x' && client.id == 'blog' ~ false",
                "client.id == 'blog' && net.ip == 'x' ~ false",
                "(net.ip == 'x' && client.id == 'blog') ~ false",
                "!(net.ip == 'x' && client.id == 'blog') ~ true",
                "net.ip == 'x' || client.id == 'shop' ~ true",
                "client.id == 'shop' || net.ip == 'x' ~ true",
                "client.id == 'shop' ? true : net.ip == 'x' ~ true",
                "request.scopes.exists(s, s == net.ip || s == 'pay') ~ true",
                "request.scopes.all(s, s == net.ip && s == 'x') ~ false",
            })
    void missingFactThatCannotChangeTheAnswerDoesNot(String expression, boolean answer) {
        assertEquals(answer, test(expression) instanceof Truth.Yes);
        assertEquals(!answer, test(expression) instanceof Truth.No);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "100 / (time.hour - 5) == 1 ~ divide by zero",
                "100 % (time.hour - 5) == 1 ~ divide by zero",
                "request.scopes[7] == 'pay' ~ index out of bounds",
                "9223372036854775807 + time.hour > 0 ~ numeric overflow",
                "int(client.id) == 5 ~ bad format",
                "{'blog': 1}[client.id] == 1 ~ attribute not found",
            })
    void whatCannotBeComputedIsUnknownAndSaysWhy(String expression, String reason) {
        Truth.Unknown unknown = assertInstanceOf(Truth.Unknown.class, test(expression));
        assertTrue(unknown.listed().endsWith(" (" + reason + ")"), unknown.listed());
        assertTrue(unknown.listed().length() > reason.length() + 4, "the expression is named too");
    }

    /** The planner of dev.cel 0.14.0 answers "no" to each of these. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "(request.scopes[7] == 'x' || false) == true",
                "(request.scopes[7] == 'x' && true) == false",
                "(request.scopes[7] == 'x' && true) in [true, false]",
                "[request.scopes[7] == 'x' && true] == [true]",
                "request.scopes.exists(s, request.scopes[7] == s) == true",
                "request.scopes.map(s, request.scopes[7] == s && true) == [true, true]",
            })
    void whatCannotBeComputedIsNoValueToCompareWith(String expression) {
        assertInstanceOf(Truth.Unknown.class, test(expression));
    }

    @Test
    void comprehensionThatRunsTooLongIsUnknown() {
        List<String> many = IntStream.range(0, 500).mapToObj(i -> "/g" + i).toList();
        Truth truth = condition("user.groups.all(a, user.groups.all(b, b != a || true))")
                .test(new KnownFacts(Map.of(FactTable.USER_GROUPS, many)));
        assertTrue(assertInstanceOf(Truth.Unknown.class, truth).listed().endsWith("(iteration budget exceeded)"));
    }

    @Test
    void failureAndMissingFactAreBothNamed() {
        Truth.Unknown unknown =
                assertInstanceOf(Truth.Unknown.class, test("request.scopes[7] == 'x' && net.ip == 'y'"));
        assertEquals(2, unknown.missing().size());
        assertTrue(unknown.missing().contains("net.ip"));
    }

    @Test
    void falseBeatsFailure() {
        assertInstanceOf(Truth.No.class, test("request.scopes[7] == 'x' && client.id == 'blog'"));
    }

    @Test
    void readsAreTheFactsOfTheExpressionThoseWithinMacrosIncluded() {
        assertEquals(
                Set.of(FactTable.REQUEST_SCOPES, FactTable.NET_IP, FactTable.CLIENT_ID),
                condition("request.scopes.exists(s, s == net.ip && .client.id == s)")
                        .reads());
        assertEquals(Set.of(), condition("1 < 2").reads());
    }

    @Test
    void factsAreFetchedOnceAndOnlyUntilATermIsFalse() {
        List<String> fetched = new ArrayList<>();
        Facts counting = fact -> {
            fetched.add(fact.name());
            return FACTS.value(fact);
        };
        condition("client.id != '' && (client.id == 'shop' || client.id == 'x') && time.hour == 9 && user.id == 'x'")
                .test(counting);
        assertEquals(List.of("client.id", "time.hour"), fetched);
    }

    @Test
    void brokenStorageIsNoUnansweredQuestion() {
        Facts broken = new Facts() {
            @Override
            public Optional<Object> value(Fact fact) {
                throw new IllegalStateException("storage is down");
            }
        };
        assertThrows(IllegalStateException.class, () -> condition("user.id == 'x' || true")
                .test(broken));
    }

    @Test
    void factOfTheWrongTypeIsAnErrorOfItsSource() {
        Facts wrong = fact -> Optional.of(5);
        assertThrows(
                IllegalStateException.class, () -> condition("time.hour == 5").test(wrong));
    }
}
