package io.keycloakstepup.policy.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that are meant to hurt are refused, and before they have cost much. */
class HostileTextTest {

    private static List<PolicyError> errors(String text) {
        return assertTimeoutPreemptively(
                Duration.ofSeconds(30), () -> new PolicyReader().read(text).errors());
    }

    private static PolicyError only(String text) {
        List<PolicyError> errors = errors(text);
        assertEquals(1, errors.size(), errors::toString);
        return errors.get(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\n", "# nothing but a comment\n", "\uFEFF", "%YAML 1.2\n"})
    void textWithoutADocumentIsRefused(String text) {
        assertTrue(
                List.of("the policy is empty", "not YAML: expected '<document start>', but found '<stream end>'")
                        .stream()
                        .anyMatch(only(text).message()::startsWith),
                only(text).message());
    }

    @Test
    void emptyTextIsAnErrorOfItsOwn() {
        assertEquals(
                new PolicyError(1, 1, "an empty text", "the policy as YAML or JSON", "the policy is empty"), only(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"---\n", "~", "42", "hello", "[]", "\"\"", "--- |\n text\n"})
    void documentThatIsNoMappingIsRefused(String text) {
        assertTrue(only(text).message().startsWith("the policy is a mapping with policy, mode, timezone, levels"));
    }

    @Test
    void textOverTheLimitIsAnErrorOfItsOwn() {
        String largest = "#".repeat(PolicyReader.MAX_BYTES);
        assertFalse(PolicyReader.isTooLarge(largest));
        assertEquals("the policy is empty", only(largest).message());
        assertTrue(PolicyReader.isTooLarge(largest + "#"));
        assertEquals("the policy is too large", only(largest + "#").message());
        assertEquals("1000001 bytes", only(largest + "#").found());
    }

    @Test
    void limitCountsBytes() {
        assertTrue(PolicyReader.isTooLarge("#" + "é".repeat(500_000)));
        assertFalse(PolicyReader.isTooLarge("é".repeat(500_000)));
        assertTrue(PolicyReader.isTooLarge("€".repeat(333_334)));
    }

    @Test
    void aliasBombIsRefusedBeforeItIsBuilt() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; i++) {
            String alias = "*a" + (i - 1) + ", ";
            bomb.append("a" + i + ": &a" + i + " [" + alias.repeat(9) + "*a" + (i - 1) + "]\n");
        }
        PolicyError error = only(bomb.toString());
        assertEquals("the document is too large once its aliases are expanded", error.message());
        assertEquals(6, error.line());
    }

    @Test
    void mappingBombIsRefusedToo() {
        StringBuilder bomb = new StringBuilder("a0: &a0 {a: x, b: x, c: x}\n");
        for (int i = 1; i < 60; i++) {
            bomb.append("a" + i + ": &a" + i + " {a: *a" + (i - 1) + ", b: *a" + (i - 1) + "}\n");
        }
        assertEquals(
                "the document is too large once its aliases are expanded",
                only(bomb.toString()).message());
    }

    @Test
    void valuesThatAliasesNestWithoutEndAreOnlyAnUnknownKey() {
        StringBuilder nested = new StringBuilder("a0: &a0 x\n");
        for (int i = 1; i < 90; i++) {
            nested.append("a" + i + ": &a" + i + " " + "[".repeat(40) + "*a" + (i - 1) + "]".repeat(40) + "\n");
        }
        List<PolicyError> errors = errors("policy: 1\n" + nested);
        assertEquals(91, errors.size());
        assertTrue(errors.stream().skip(1).allMatch(error -> error.message().startsWith("unknown key 'a")));
    }

    @Test
    void aliasOfItselfIsRefused() {
        assertEquals(
                "there is no complete anchor &a before this place",
                only("levels: &a [ *a ]\n").message());
        assertEquals(13, only("levels: &a [ *a ]\n").column() - 1);
    }

    @Test
    void aliasOfNothingIsRefused() {
        assertEquals("*a", only("levels: *a\n").found());
    }

    @ParameterizedTest
    @CsvSource({"[,]", "'{a: ',}", "'- ',''", "'? ',''", "'[{a: ','}]'"})
    void deepNestingIsRefused(String open, String close) {
        assertEquals(
                "too deeply nested",
                only(open.repeat(100_000) + "x" + close.repeat(100_000)).message());
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 400_000})
    void unbalancedBracketsAreRefused(int depth) {
        assertEquals("too deeply nested", only("[".repeat(depth)).message());
    }

    @Test
    void manyErrorsAreCutOff() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            text.append("key" + i + ": 1\n");
        }
        assertEquals(500, errors(text.toString()).size());
    }

    @Test
    void manyLevelsAndManyWrongNamesTakeNoTimeToSpeakOf() {
        StringBuilder text = new StringBuilder("policy: 1\nlevels:\n");
        for (int i = 1; i < 4000; i++) {
            text.append("  level" + i + ": { loa: " + i + ", chains: [ [ {passkey: 1h} ] ] }\n");
        }
        text.append("rules:\n");
        for (int i = 0; i < 2_000; i++) {
            text.append("  - { id: r" + i + ", then: { require: levle" + i + " } }\n");
        }
        assertEquals(500, errors(text.toString()).size());
    }

    @Test
    void moreRulesThanAnybodyNeedsAreRefusedBeforeTheyAreCompiled() {
        StringBuilder text =
                new StringBuilder("policy: 1\nlevels: { pwd: { loa: 1, chains: [ [ {password: 1h} ] ] } }\n");
        text.append("rules:\n");
        for (int i = 0; i < 2_001; i++) {
            text.append("  - { id: r" + i + ", when: this does not compile, then: { require: pwd } }\n");
        }
        PolicyError error = only(text.toString());
        assertEquals("at most 2000 rules", error.expected());
        assertEquals(4, error.line());
    }

    @Test
    void secondDocumentIsRefused() {
        PolicyError error = only("policy: 1\n---\npolicy: 1\n");
        assertEquals("the policy is one document", error.message());
        assertEquals(2, error.line());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: !!java.lang.Runtime {}", "a: !x y", "a: !!binary aGVsbG8=", "!!map {a: b}"})
    void tagsAreRefused(String text) {
        assertTrue(only(text).message().startsWith("tags are not allowed"));
    }

    @Test
    void conditionThatBeginsWithAnExclamationMarkIsToldToUseQuotes() {
        PolicyError error = only("rules:\n  - when: !device.known\n");
        assertEquals("tags are not allowed; a text that begins with ! needs quotes", error.message());
        assertEquals(2, error.line());
        assertEquals(11, error.column());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "a: [1, 2        ~ 1 ~ 9",
                "{\"policy\": 1,, ~ 1 ~ 14",
                "a: b: c         ~ 1 ~ 5",
                "a: \"x           ~ 1 ~ 6",
                "a: @x           ~ 1 ~ 4",
                "%FOO            ~ 1 ~ 5",
            })
    void brokenYamlIsRefusedAtItsPlace(String text, int line, int column) {
        PolicyError error = only(text);
        assertTrue(error.message().startsWith("not YAML: "), error.message());
        assertEquals(line, error.line());
        assertEquals(column, error.column());
    }

    @Test
    void characterThatMayNotBeInATextIsNamed() {
        PolicyError error = only("policy: 1\nmode: a\u0007b\n");
        assertEquals("the character U+0007", error.found());
        assertEquals(2, error.line());
        assertEquals(8, error.column());
    }
}
