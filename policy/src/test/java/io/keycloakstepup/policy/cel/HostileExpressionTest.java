package io.keycloakstepup.policy.cel;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keycloakstepup.policy.facts.FactTable;
import io.keycloakstepup.policy.facts.Facts;
import io.keycloakstepup.policy.facts.KnownFacts;
import io.keycloakstepup.policy.rule.Truth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is written, compiling it and asking it ends with an answer. */
class HostileExpressionTest {

    private static final List<Facts> SITUATIONS = List.of(
            fact -> Optional.empty(),
            new KnownFacts(Map.of(
                    FactTable.NET_IP,
                    "192.0.2.1",
                    FactTable.REQUEST_SCOPES,
                    List.of("pay", "read"),
                    FactTable.TIME_HOUR,
                    0L)));

    @Provide
    Arbitrary<String> expressions() {
        Arbitrary<String> tokens = Arbitraries.of(
                "net.ip",
                "time.hour",
                "request.scopes",
                "client.id",
                "s",
                "'192.0.2.1'",
                "'pay'",
                "0",
                "1",
                "-1",
                "true",
                "false",
                "null",
                "&&",
                "||",
                "!",
                "==",
                "!=",
                "<",
                "+",
                "-",
                "*",
                "/",
                "%",
                "?",
                ":",
                "(",
                ")",
                "[",
                "]",
                "{",
                "}",
                ",",
                ".",
                "in",
                "size(",
                ".exists(s, ",
                ".all(s, ",
                ".map(s, ",
                ".matches('a')",
                "has(",
                "dyn(",
                "@",
                "\\",
                "\"",
                "'",
                "`",
                "\n",
                "😀",
                "\u0000",
                "9223372036854775807");
        return tokens.list().ofMaxSize(14).map(list -> String.join(" ", list));
    }

    @Provide
    Arbitrary<String> wellFormed() {
        Arbitrary<String> atoms = Arbitraries.of(
                "net.ip == '192.0.2.1'",
                "time.hour == 0",
                "1 / time.hour == 1",
                "'pay' in request.scopes",
                "request.scopes[1] == 'read'",
                "user.id == 'x'",
                "request.scopes.exists(s, s == user.id)",
                "true");
        return joined(joined(negated(joined(negated(atoms)))));
    }

    private static Arbitrary<String> negated(Arbitrary<String> expressions) {
        return Arbitraries.oneOf(expressions, expressions.map(inner -> "!(" + inner + ")"));
    }

    private static Arbitrary<String> joined(Arbitrary<String> expressions) {
        return Combinators.combine(expressions, Arbitraries.of(" && ", " || ", " == "), expressions)
                .as((left, operator, right) -> "(" + left + ")" + operator + "(" + right + ")");
    }

    private static int answers(String text) {
        return Compile.COMPILER
                .compile(text)
                .match(
                        condition -> (int) SITUATIONS.stream()
                                .map(condition::test)
                                .filter(Truth.class::isInstance)
                                .count(),
                        List::size);
    }

    @Property
    void anySequenceOfTokensIsCompiledOrRefused(@ForAll("expressions") String text) {
        assertTrue(answers(text) > 0);
    }

    @Property
    void anyTextIsCompiledOrRefused(@ForAll String text) {
        assertTrue(answers(text) > 0);
    }

    @Property
    void negationTurnsTheAnswerAndKeepsTheUnknown(@ForAll("wellFormed") String text) {
        for (Facts facts : SITUATIONS) {
            Truth straight = Compile.condition("(" + text + ") == true").test(facts);
            Truth turned = Compile.condition("!(" + text + ")").test(facts);
            assertTrue(straight instanceof Truth.Yes == turned instanceof Truth.No, text);
            assertTrue(straight instanceof Truth.Unknown == turned instanceof Truth.Unknown, text);
        }
    }
}
