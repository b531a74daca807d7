package io.keycloakstepup.policy.text;

import io.keycloakstepup.policy.level.Chain;
import io.keycloakstepup.policy.level.Level;
import io.keycloakstepup.policy.spelling.Vocabulary;
import io.keycloakstepup.policy.text.Node.Entry;
import io.keycloakstepup.policy.text.Node.Scalar;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads {@code levels}. */
final class LevelsReader {

    private static final Shape LEVEL = Shape.of("a level", "loa", "chains", "satisfies");

    private final Problems problems;
    private final Values values;
    private final DeclaredFactors factors;
    private final Map<Integer, String> nameByLoa = new HashMap<>();

    LevelsReader(Problems problems, DeclaredFactors factors) {
        this.problems = problems;
        this.values = new Values(problems);
        this.factors = factors;
    }

    DeclaredLevels read(Node node) {
        List<Entry> entries = values.entries(node, "levels");
        if (node instanceof Node.Mapping && entries.isEmpty()) {
            problems.report(node, "at least one level", "a policy needs at least one level");
        }
        Map<String, Level> levels = new LinkedHashMap<>();
        entries.forEach(entry -> level(entry).ifPresent(level -> levels.put(level.name(), level)));
        Vocabulary names = Vocabulary.of(entries.stream().map(Entry::name).toList());
        entries.forEach(entry -> checkSatisfies(entry, names, levels));
        return new DeclaredLevels(names, levels);
    }

    private Optional<Level> level(Entry entry) {
        return Members.of(entry.value(), LEVEL, problems).flatMap(members -> level(entry.key(), members));
    }

    private Optional<Level> level(Scalar name, Members members) {
        Optional<Integer> loa = members.required("loa").flatMap(node -> loa(name, node));
        List<Chain> chains =
                members.required("chains").map(node -> chains(name, loa, node)).orElse(List.of());
        Optional<Set<String>> satisfies = members.optional("satisfies")
                .map(node -> values.texts(values.items(node, "satisfies"), "the name of a level").stream()
                        .map(Scalar::text)
                        .collect(Collectors.toSet()));
        if (loa.isEmpty() || chains.isEmpty() || chains.stream().anyMatch(chain -> isTooWeak(chain, loa.get()))) {
            return Optional.empty();
        }
        return problems.attempt(
                name,
                "an acr value: 1 to 255 characters without blanks",
                () -> new Level(name.text(), loa.get(), chains, satisfies));
    }

    private Optional<Integer> loa(Scalar name, Node node) {
        Optional<Integer> loa = values.wholeNumber(node, "loa")
                .filter(number -> isPossible(number, node))
                .map(Math::toIntExact);
        loa.map(number -> nameByLoa.putIfAbsent(number, name.text()))
                .ifPresent(other -> problems.report(
                        node,
                        "a number that no other level has",
                        "levels " + other + " and " + name.shown() + " have the same loa"));
        return loa;
    }

    private boolean isPossible(long number, Node node) {
        boolean isPossible = number >= 1 && number <= Integer.MAX_VALUE;
        if (!isPossible) {
            problems.report(node, "a whole number from 1", "loa must be 1 or more, not " + number);
        }
        return isPossible;
    }

    private List<Chain> chains(Scalar name, Optional<Integer> loa, Node node) {
        ChainReader reader = new ChainReader(problems, factors);
        return values.someItems(node, "chains").stream()
                .flatMap(item -> {
                    Optional<Chain> chain = reader.read(item);
                    chain.filter(read -> loa.filter(number -> isTooWeak(read, number))
                                    .isPresent())
                            .ifPresent(weak -> reportWeak(name, item));
                    return chain.stream();
                })
                .toList();
    }

    private static boolean isTooWeak(Chain chain, int loa) {
        return loa >= Level.MULTI_FACTOR_LOA && chain.certainKinds() < 2;
    }

    private void reportWeak(Scalar name, Node chain) {
        problems.report(
                chain.at(),
                "a chain that can be completed with one kind of factor, or with none",
                "two different kinds of factor (knowledge, possession, inherence)",
                "level " + name.shown() + " has loa 2 or more, so each of its chains must need two different kinds of"
                        + " factor");
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
