package io.keycloakstepup.policy.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FactTableTest {

    private static final Path DOCUMENTATION = Path.of("..", "docs", "facts.md");

    private static String row(Fact fact) {
        return String.join(
                " | ",
                "| `" + fact.name() + "`",
                fact.type().name().toLowerCase(Locale.ROOT),
                fact.meaning(),
                fact.mayBeAbsent() ? fact.absent() : "never",
                (fact.chosenByUserAgent() ? "yes" : "no") + " |");
    }

    @Test
    void documentationShowsExactlyTheFactsThereAre() throws IOException {
        List<String> rows = Files.readAllLines(DOCUMENTATION).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();
        assertEquals(FactTable.all().stream().map(FactTableTest::row).toList(), rows);
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
