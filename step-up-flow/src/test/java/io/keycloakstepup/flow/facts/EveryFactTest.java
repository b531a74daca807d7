package io.keycloakstepup.flow.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.policy.facts.FactTable;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A fact that the language has and nobody gathers would be unknown for ever, and no rule would say why. */
final class EveryFactTest {

    private static final Path SOURCES = Path.of("src/main/java/io/keycloakstepup/flow/facts");

    /** What follows from other facts and from the policy, which works it out. */
    private static final Set<String> DERIVED =
            Set.of("REQUEST_LOA", "NET_ZONES", "RISK_SCORE", "RISK_LEVEL", "TIME_HOUR", "TIME_WEEKDAY");

    @Test
    void everyFactThatThePolicyDoesNotWorkOutItselfHasASource() throws IOException {
        Set<String> facts = Stream.of(FactTable.class.getFields())
                .map(Field::getName)
                .filter(name -> !DERIVED.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(facts).hasSizeGreaterThan(40);
        String sources = sources();
        facts.removeIf(name -> sources.contains("(" + name + ","));

        assertThat(facts).isEmpty();
    }

    private static String sources() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.toList()) {
                all.append(Files.readString(file).replaceAll("\\s+", ""));
            }
        }
        return all.toString();
    }
}
