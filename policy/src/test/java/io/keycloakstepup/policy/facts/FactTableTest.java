package io.keycloakstepup.policy.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FactTableTest {

    private static final Path DOCUMENTATION = Path.of("..", "docs", "facts.md");

    /** What the code says of a fact, in the words of the documentation: name, type, always known, never at, chosen. */
    private static List<String> told(Fact fact) {
        return List.of(
                "`" + fact.name() + "`",
                fact.type().word(),
                fact.mayBeAbsent() ? "at times" : "never",
                fact.impossibleAt().stream()
                        .map(grant -> "`" + grant.word() + "`")
                        .collect(Collectors.collectingAndThen(
                                Collectors.joining(", "), grants -> grants.isEmpty() ? "-" : grants)),
                fact.chosenByUserAgent() ? "yes" : "no");
    }

    private static List<String> told(List<String> cells) {
        String unknownWhen = cells.get(4).equals("never") ? "never" : "at times";
        return List.of(cells.get(0), cells.get(1), unknownWhen, cells.get(5), cells.get(6));
    }

    private static List<List<String>> documentation() throws IOException {
        return Files.readAllLines(DOCUMENTATION).stream()
                .dropWhile(line -> !line.startsWith("| fact |"))
                .takeWhile(line -> line.startsWith("|"))
                .filter(line -> line.startsWith("| `"))
                .map(line -> List.of(line.substring(2, line.length() - 2).split(" \\| ")))
                .toList();
    }

    @Test
    void documentationShowsExactlyTheFactsThereAre() throws IOException {
        assertEquals(
                FactTable.all().stream().map(FactTableTest::told).toList(),
                documentation().stream().map(FactTableTest::told).toList());
    }

    @Test
    void everyFactIsDocumentedWithMeaningSourceAndAbsence() throws IOException {
        for (List<String> cells : documentation()) {
            assertEquals(7, cells.size(), cells.toString());
            assertTrue(cells.stream().noneMatch(String::isBlank), cells.toString());
        }
    }

    @Test
    void whatIsNeverKnownAtSomeGrantMayBeAbsent() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Fact("user.id", FactType.TEXT, false, false, Set.of(Grant.CLIENT_CREDENTIALS)));
    }

    @Test
    void freeFactsHoldWhatJsonCanSay() {
        Map<String, Object> tree = Map.of("a", List.of(1L, 2.5, true, "x"), "b", Map.of("c", Map.of()));
        assertTrue(FactType.TREE.admits(tree));
        assertFalse(FactType.TREE.admits(Map.of("a", Map.of("b", Instant.EPOCH))));
        assertFalse(FactType.TREE.admits(Map.of("a", List.of(Double.NaN))));
        assertFalse(FactType.TREE.admits(Map.of(1, "a")));
        assertFalse(FactType.TREE.admits("a"));
    }

    @Test
    void amountsAreFinite() {
        assertTrue(FactType.DECIMAL.admits(0.5));
        assertFalse(FactType.DECIMAL.admits(Double.POSITIVE_INFINITY));
        assertFalse(FactType.DECIMAL.admits(1L));
    }

    @Test
    void factsAreFoundByTheirNames() {
        assertEquals(Optional.of(FactTable.NET_IP), FactTable.named("net.ip"));
        assertEquals(Optional.empty(), FactTable.named("net"));
        assertEquals(
                FactTable.all().size(),
                FactTable.all().stream().map(Fact::name).distinct().count());
    }

    @Test
    void knownFactsAreOfTheirTypes() {
        assertThrows(IllegalArgumentException.class, () -> new KnownFacts(Map.of(FactTable.TIME_HOUR, 5)));
        assertThrows(IllegalArgumentException.class, () -> new KnownFacts(Map.of(FactTable.USER_GROUPS, List.of(1))));
        assertThrows(IllegalArgumentException.class, () -> new KnownFacts(Map.of(FactTable.CLIENT_ID, Instant.EPOCH)));
        assertEquals(Optional.of(5L), new KnownFacts(Map.of(FactTable.TIME_HOUR, 5L)).value(FactTable.TIME_HOUR));
    }

    @Test
    void textsOfAFactAreAListWhateverItsType() {
        KnownFacts facts = new KnownFacts(Map.of(
                FactTable.CLIENT_ID, "shop", FactTable.USER_GROUPS, List.of("/a", "/b"), FactTable.TIME_HOUR, 5L));
        assertEquals(Optional.of(List.of("shop")), facts.texts(FactTable.CLIENT_ID));
        assertEquals(Optional.of(List.of("/a", "/b")), facts.texts(FactTable.USER_GROUPS));
        assertEquals(Optional.empty(), facts.texts(FactTable.NET_IP));
        assertThrows(IllegalArgumentException.class, () -> facts.texts(FactTable.TIME_HOUR));
    }
}
