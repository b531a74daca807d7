package io.keycloakstepup.policy.cel;

import static io.keycloakstepup.policy.cel.Compile.complaints;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionCompilerTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "net.ipp == 'x' ¦ 0 ¦ net.ipp ¦ there is no fact 'net.ipp'; did you mean 'net.ip'?",
                "true && clientt.id == 'x' ¦ 8 ¦ clientt.id ¦ there is no fact 'clientt.id'; did you mean 'client.id'?",
                "gadget == 'x' ¦ 0 ¦ gadget ¦ there is no fact 'gadget'; known: request.grant",
                "nope(net.ip) ¦ 4 ¦ nope ¦ there is no function 'nope'; known: size, startsWith",
                "client.id.startswith('x') ¦ 20 ¦ startswith ¦ there is no function 'startswith'; did you mean 'startsWith'?",
                "not(device.known) ¦ 3 ¦ not ¦ there is no function 'not'; write ! before what must",
                "net.ip.nope('x') ¦ 11 ¦ nope ¦ there is no function 'nope'",
                "has(net.ip) ¦ 3 ¦ has ¦ has() is not needed",
                "net.ip == 5 ¦ 7 ¦ == ¦ '==' cannot be applied to a text and a whole number; a text stands in quotes",
                "time.hour > 'x' ¦ 10 ¦ > ¦ '>' cannot be applied to a whole number and a text; a text stands in quotes",
                "!net.ip ¦ 0 ¦ ! ¦ '!' cannot be applied to a text; a fact is compared with",
                "net.ip ¦ 0 ¦ net.ip ¦ a condition is true or false, this is of type string",
                "net.ip = 'x' ¦ 7 ¦ = ¦ '=' means nothing here; write ==",
                "net.ip == ¦ 9 ¦ the end of the expression ¦ the expression ends where a value is expected",
                "(net.ip == 'x' ¦ 0 ¦ ( ¦ '(' is never closed",
                "net.ip == 'x') ¦ 13 ¦ ) ¦ nothing was opened that ')' could close",
                "net.ip in ['x') ¦ 14 ¦ ) ¦ ')' cannot close what was opened last; write ]",
                "net.ip == 'x' net.ip ¦ 14 ¦ net.ip ¦ 'net.ip' cannot stand here, right behind ''x''; an operator",
                "device.known and net.ip == 'x' ¦ 13 ¦ and ¦ 'and' means nothing here; write &&",
                "device.known or net.ip == 'x' ¦ 13 ¦ or ¦ 'or' means nothing here; write ||",
                "not device.known ¦ 0 ¦ not ¦ 'not' means nothing here; write !",
                "device.known & net.anonymous ¦ 13 ¦ & ¦ '&' means nothing here; write &&",
                "device.known | net.anonymous ¦ 13 ¦ | ¦ '|' means nothing here; write ||",
                "net.ip == \u201cx\u201d ¦ 10 ¦ \u201c ¦ '\u201c' means nothing here; write \"",
                "time.hour > > 1 ¦ 12 ¦ > ¦ a value is missing between '>' and '>'",
                "== 'x' ¦ 0 ¦ == ¦ a value is missing before '=='",
                "device.known && () ¦ 17 ¦ ) ¦ a value is missing between '(' and ')'",
                "device.known ? true ¦ 19 ¦ the end of the expression ¦ the expression ends too early",
                "net.ip == 'x ¦ 10 ¦ ' ¦ the text that begins here has no closing '",
                "net.ip == \"x ¦ 10 ¦ \" ¦ the text that begins here has no closing \"",
                "client.id + 'x' == 'y' ¦ 10 ¦ + ¦ only numbers, timestamps and durations can be added",
                "[1] + [2] == [1, 2] ¦ 4 ¦ + ¦ only numbers, timestamps and durations can be added",
                "dyn(net.ip) == 5 ¦ 3 ¦ dyn ¦ there is no function 'dyn'",
                "type(net.ip) == string ¦ 4 ¦ type ¦ there is no function 'type'",
                "time.hour == 5u ¦ 10 ¦ == ¦ '==' cannot be applied to a whole number and uint",
                "[1, 'a'] == [2] ¦ 0 ¦ [ ¦ the elements of this list are of several types",
                "net.ip.matches('10[') ¦ 14 ¦ ( ¦ not a pattern (RE2)",
                "net.ip.matches(client.id) ¦ 14 ¦ ( ¦ the pattern of matches() must be written out",
                "net.ip.matches('(a{9}){9}') ¦ 14 ¦ ( ¦ a group cannot be repeated a counted number of times",
                "net.ip.matches('a{1000}b{1000}c{1000}d{1000}e{1000}f') ¦ 14 ¦ ( ¦ not a pattern (RE2): Regex pattern exceeds",
                "timestamp('soon') < time.instant ¦ 9 ¦ ( ¦ this always fails: ",
                "1 / 0 == time.hour ¦ 2 ¦ / ¦ this always fails: / by zero",
                "1 == 2 && net.ip == 'x' ¦ 2 ¦ == ¦ '1 == 2' is false whatever the facts are",
            })
    void wrongExpressionIsRefusedAtItsPlace(String expression, int offset, String found, String message) {
        Complaint complaint = complaints(expression).get(0);
        assertEquals(offset, complaint.offset());
        assertEquals(found, complaint.found());
        assertTrue(complaint.message().startsWith(message), complaint.message());
    }

    @Test
    void allTypeErrorsAreReportedAtOnce() {
        List<Integer> offsets = complaints("net.ipp == 'a' && time.hour == 'b' && foo").stream()
                .map(Complaint::offset)
                .toList();
        assertEquals(List.of(0, 28, 38), offsets);
    }

    @Test
    void longPatternIsRefused() {
        String complaint =
                complaints("net.ip.matches('" + "a".repeat(201) + "')").get(0).message();
        assertEquals("a pattern can have 200 characters at most, not 201", complaint);
    }

    @Test
    void expressionThatIsTooLongIsRefusedUnread() {
        String complaint = complaints("true" + " && true".repeat(1000)).get(0).message();
        assertTrue(complaint.startsWith("the expression is too long: 8004 characters"), complaint);
    }

    @ParameterizedTest
    @CsvSource({"(,true,)", "!,true,''", "[,1,]", "'true ? true : ',true,''", "'1 + ',1,''", "-,1,''"})
    void deepNestingIsRefusedOrFlattenedAndNeverOverflowsTheStack(String open, String core, String close) {
        String text = open.repeat(3900 / (open.length() + close.length() + 1))
                + core
                + close.repeat(3900 / (open.length() + close.length() + 1));
        int answers = Compile.COMPILER.compile(text).match(condition -> 1, List::size);
        assertTrue(answers >= 1);
    }

    @Test
    void placesCountCodePoints() {
        assertEquals(13, complaints("'😀' == '' && foo").get(0).offset());
    }

    @Test
    void placesOfLaterLinesCountFromTheStartOfTheText() {
        assertEquals(21, complaints("client.id == 'x' &&\r\nfoo").get(0).offset());
    }
}
