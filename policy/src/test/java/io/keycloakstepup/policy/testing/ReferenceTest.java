package io.keycloakstepup.policy.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keycloakstepup.policy.facts.Grant;
import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.signal.BuiltInSignal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reference lists what the reader knows, no more and no less. */
class ReferenceTest {

    private static final LanguageGuide GUIDE = LanguageGuide.read();

    private static void assertListed(Collection<String> known, String heading, int table) {
        assertEquals(new TreeSet<>(known), new TreeSet<>(GUIDE.tables(heading).get(table)));
    }

    @ParameterizedTest
    @CsvSource({
        "DOCUMENT, ## The document",
        "LEVEL, ## Levels",
        "FACTOR, ## Factors of others",
        "ZONE, ## Zones",
        "SIGNAL, ## Signals and risk",
        "PROVIDER, ## Identity providers",
        "RULE, ## Rules",
        "MATCH, ### Selectors",
        "THEN, ### Effects",
        "TEST, ## Tests"
    })
    void keysAreListed(Place place, String heading) {
        assertListed(place.keys(), heading, 0);
    }

    @Test
    void keysOfWhatASignInElsewhereStandsForAreListed() {
        assertListed(Place.EQUIVALENCE.keys(), "## Identity providers", 1);
    }

    @Test
    void factorsAreListed() {
        assertListed(FactorType.builtIns().map(FactorType::word).toList(), "## Levels", 1);
    }

    @Test
    void signalsAreListed() {
        assertListed(BuiltInSignal.words().toList(), "## Signals and risk", 1);
    }

    @Test
    void grantsAreListed() {
        String row = GUIDE.lines("| `grants` |").findFirst().orElseThrow();
        assertEquals(
                List.of(),
                Grant.words().filter(word -> !row.contains("`" + word + "`")).toList());
    }

    @Test
    void linksWithinThePageLeadSomewhere() {
        Set<String> anchors = GUIDE.lines("#")
                .map(heading -> heading.replaceAll("^#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9 -]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
        assertEquals(
                List.of(),
                Pattern.compile("\\]\\(#([^)]*)\\)")
                        .matcher(GUIDE.text())
                        .results()
                        .map(result -> result.group(1))
                        .filter(anchor -> !anchors.contains(anchor))
                        .toList());
    }
}
