package io.keycloakstepup.policy.cel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.keycloakstepup.policy.facts.Catalogue;
import io.keycloakstepup.policy.facts.Fact;
import io.keycloakstepup.policy.facts.FactType;
import io.keycloakstepup.policy.facts.KnownFacts;
import io.keycloakstepup.policy.rule.Condition;
import io.keycloakstepup.policy.rule.Truth;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that a caller dresses up as something else are neither equal nor unequal. */
class LikenessTest {

    private static final Fact BODY = new Fact("body", FactType.TREE, true, true, Set.of());

    private static final ConditionCompiler COMPILER = ConditionCompiler.comparingLikeWithLike(
            Catalogue.of(List.of(BODY, new Fact("path.user_id", FactType.TEXT, false, true, Set.of()))));

    private static final KnownFacts FACTS = new KnownFacts(Map.of(
            BODY,
            Map.of(
                    "severity",
                    List.of("CRITICAL"),
                    "text",
                    "LOW",
                    "amount",
                    5L,
                    "price",
                    2.5,
                    "empty",
                    Map.of(),
                    "roles",
                    Map.of("0", "admin"),
                    "grades",
                    List.of("gold,silver", "Bronze"),
                    "many",
                    Collections.nCopies(1_001, 1L),
                    "items",
                    List.of(Map.of("kind", List.of("a")), Map.of("kind", "b")))));

    private static Truth test(String expression) {
        return condition(expression).test(FACTS);
    }

    private static Condition condition(String expression) {
        return COMPILER.compile(expression).match(condition -> condition, complaints -> {
            throw new AssertionError(complaints);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "body.severity == 'CRITICAL'",
                "body.severity != 'CRITICAL'",
                "!(body.severity == 'CRITICAL')",
                "body.severity in ['CRITICAL', 'HIGH']",
                "!(body.severity in ['CRITICAL'])",
                "body.empty == 'x'",
                "body.empty == body.empty",
                "body.text == 5",
                "body.amount == '5'",
                "body.amount == true",
                "body.severity.startsWith('C')",
                "body.items.exists(item, item.kind == 'a')",
                "body.items.all(item, item.kind == 'b')",
                "'LOW' in body.text",
                "body.missing == 'x'",
                "body.severity > 3",
            })
    void whatIsNotOfOneKindIsUnknown(String expression) {
        assertInstanceOf(Truth.Unknown.class, test(expression));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "body.text == 'LOW'",
                "body.text != 'HIGH'",
                "body.text in ['HIGH', 'LOW']",
                "!(body.text in ['HIGH'])",
                "body.amount == 5 && body.amount == 5.0 && body.amount != 6",
                "body.amount > 4 && body.price < 3",
                "'CRITICAL' in body.severity",
                "body.severity == ['CRITICAL']",
                "body.items.exists(item, item.kind == 'b')",
                "'text' in body && !('other' in body)",
                "body.text == 'LOW' || body.severity == 'CRITICAL'",
                "size(body.items) == 2",
            })
    void whatIsOfOneKindIsCompared(String expression) {
        assertEquals(Truth.yes(), test(expression));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "critical|CRITICAL",
                "3|CRITICAL",
                "ＣＲＩＴＩＣＡＬ|CRITICAL",
                "`CRITICAL `|CRITICAL",
                "\u200bCRITICAL|CRITICAL",
                "CRIT\u200bICAL|CRITICAL",
                "007|7",
                "7.0|7",
                "+7|7",
                "mine,all|all",
                "all mine|all",
                "[\"all\"]|all",
                "7.json|7",
            })
    void textsThatACarelessReaderTakesForOneAreUnclear(String sent, String written) {
        assertEquals(Alikeness.UNCLEAR, LooseText.compare(sent, written));
        assertEquals(Alikeness.UNCLEAR, LooseText.compare(written, sent));
    }

    @ParameterizedTest
    @CsvSource({"LOW, CRITICAL", "7, 8", "mine, all", "small, all", "LOWER, LOW", "7, a-b", "-7, 7"})
    void textsThatNobodyTakesForOneAreDifferent(String sent, String written) {
        assertEquals(Alikeness.DIFFERENT, LooseText.compare(sent, written));
        assertEquals(Alikeness.SAME, LooseText.compare(sent, sent));
    }

    @Test
    void aLongTextIsUnclearUnlessItIsTheSame() {
        String longOne = "a".repeat(1_001);
        assertEquals(Alikeness.UNCLEAR, LooseText.compare(longOne, "b"));
        assertEquals(Alikeness.SAME, LooseText.compare(longOne, longOne));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "body.text == 'low'",
                "body.text != 'low'",
                "body.text in ['HIGH', 'low']",
                "body.price == 2",
                "body.price != 3",
                "body.amount == 5.5",
                "'silver' in body.grades",
                "'bronze' in body.grades",
                "!('bronze' in body.grades)",
                "body.grades == ['gold', 'Bronze']",
            })
    void whatACarelessReaderTakesForTheSameIsUnknown(String expression) {
        assertInstanceOf(Truth.Unknown.class, test(expression));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'Text' in body",
                "!('te-xt' in body)",
                "'text[]' in body",
                "'0' in body.roles",
                "'admin' in body.roles",
                "body.items.exists(item, 'kind' in item)"
            })
    void aNameThatIsSpeltOtherwiseOrSentInAListsPlaceIsUnknown(String expression) {
        assertInstanceOf(Truth.Unknown.class, test(expression));
    }

    @Test
    void whatIsHarmlessCanBeListed() {
        assertEquals(Truth.yes(), test("!(body.text in ['MEDIUM', 'HIGH'])"));
        assertInstanceOf(Truth.No.class, test("!(body.text in ['LOW', 'MEDIUM'])"));
    }

    @Test
    void nobodyLooksForAnythingInAListThatIsTooLong() {
        assertInstanceOf(Truth.Unknown.class, test("2 in body.many"));
        assertInstanceOf(Truth.Unknown.class, test("1 in body.many"));
    }

    @Test
    void searchesInWhatACallerSendsWithinMacrosAreRefused() {
        String expression = "body.a.exists(a, body.b.exists(b, %s))";
        assertInstanceOf(Compilation.Rejected.class, COMPILER.compile(expression.formatted("b in body.many")));
        assertInstanceOf(Compilation.Rejected.class, COMPILER.compile(expression.formatted("b.contains('x')")));
        assertInstanceOf(Compilation.Compiled.class, COMPILER.compile(expression.formatted("b in ['x', 'y']")));
    }

    @Test
    void namesAreCheckedAgainstTheCatalogueAtHand() {
        String message = COMPILER.compile("path.userid == '1'")
                .match(condition -> "", complaints -> complaints.get(0).message());
        assertEquals("there is no fact 'path.userid'; did you mean 'path.user_id'?", message);
        assertInstanceOf(Compilation.Rejected.class, COMPILER.compile("net.ip == '1'"));
    }
}
