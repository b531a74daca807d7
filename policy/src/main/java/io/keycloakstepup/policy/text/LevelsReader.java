package io.keycloakstepup.policy.text;

import io.keycloakstepup.policy.level.Level;
import io.keycloakstepup.policy.spelling.Vocabulary;
import io.keycloakstepup.policy.text.Node.Entry;
import io.keycloakstepup.policy.text.Node.Scalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code levels}. */
final class LevelsReader {

    private final Problems problems;
    private final Values values;
    private final LevelReader reader;

    LevelsReader(Problems problems, DeclaredFactors factors) {
        this.problems = problems;
        this.values = new Values(problems);
        this.reader = new LevelReader(problems, factors);
    }

    DeclaredLevels read(Node node) {
        List<Entry> entries = values.entries(node, "levels");
        if (node instanceof Node.Mapping && entries.isEmpty()) {
            problems.report(node, "at least one level", "a policy needs at least one level");
        }
        Map<String, Level> levels = new LinkedHashMap<>();
        entries.forEach(entry -> reader.read(entry).ifPresent(level -> levels.put(level.name(), level)));
        Vocabulary names = Vocabulary.of(entries.stream().map(Entry::name).toList());
        entries.forEach(entry -> checkSatisfies(entry, names, levels));
        return new DeclaredLevels(names, levels);
    }

    private void checkSatisfies(Entry entry, Vocabulary names, Map<String, Level> levels) {
        if (!(entry.value() instanceof Node.Mapping mapping)) {
            return;
        }
        mapping.entries().stream()
                .filter(member -> member.name().equals("satisfies") && member.value() instanceof Node.Sequence)
                .flatMap(member -> ((Node.Sequence) member.value()).items().stream())
                .filter(Scalar.class::isInstance)
                .map(Scalar.class::cast)
                .forEach(satisfied -> checkSatisfied(entry.name(), satisfied, names, levels));
    }

    private void checkSatisfied(String name, Scalar satisfied, Vocabulary names, Map<String, Level> levels) {
        if (!names.contains(satisfied.text())) {
            problems.report(
                    satisfied,
                    "one of " + names.listed(),
                    "unknown level " + satisfied.description() + "; " + names.advice(satisfied.text()));
            return;
        }
        Level level = levels.get(name);
        Level other = levels.get(satisfied.text());
        if (level != null && other != null && other.loa() >= level.loa()) {
            problems.report(
                    satisfied,
                    "a level of lower loa than " + level.loa(),
                    "level " + name + " cannot satisfy " + other.name() + ", whose loa is not lower");
        }
    }
}
