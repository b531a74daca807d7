package io.keycloakstepup.policy.text;

import io.keycloakstepup.policy.level.Chain;
import io.keycloakstepup.policy.level.Level;
import io.keycloakstepup.policy.level.SessionLimits;
import io.keycloakstepup.policy.text.Node.Entry;
import io.keycloakstepup.policy.text.Node.Scalar;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Reads one level after another, no two of which can have the same number. */
final class LevelReader {

    static final Shape LEVEL = Shape.of("a level", "loa", "chains", "satisfies", "session", "allowRestricted");

    static final Shape SESSION = Shape.of("session", "max", "idle");

    private final Problems problems;
    private final Values values;
    private final DeclaredFactors factors;
    private final Map<Integer, String> nameByLoa = new HashMap<>();

    LevelReader(Problems problems, DeclaredFactors factors) {
        this.problems = problems;
        this.values = new Values(problems);
        this.factors = factors;
    }

    /** The level; empty where anything is wrong with it, which is reported. */
    Optional<Level> read(Entry entry) {
        return Members.of(entry.value(), LEVEL, problems).flatMap(members -> level(entry.key(), members));
    }

    private Optional<Level> level(Scalar name, Members members) {
        Optional<Integer> loa = members.required("loa").flatMap(node -> loa(name, node));
        boolean allowsRestricted = members.optional("allowRestricted")
                .flatMap(node -> values.flag(node, "allowRestricted"))
                .orElse(false);
        List<Chain> chains = members.required("chains")
                .map(node ->
                        chains(name, node, chain -> loa.filter(number -> isTooWeak(chain, number, allowsRestricted))
                                .isPresent()))
                .orElse(List.of());
        Optional<Set<String>> satisfies = members.optional("satisfies")
                .map(node -> values.texts(values.items(node, "satisfies"), "the name of a level").stream()
                        .map(Scalar::text)
                        .collect(Collectors.toSet()));
        SessionLimits session = members.optional("session").map(this::session).orElse(SessionLimits.NONE);
        if (loa.isEmpty()
                || chains.isEmpty()
                || chains.stream().anyMatch(chain -> isTooWeak(chain, loa.get(), allowsRestricted))) {
            return Optional.empty();
        }
        return problems.attempt(
                name,
                "an acr value: 1 to 255 characters without blanks",
                () -> new Level(name.text(), loa.get(), chains, satisfies, session, allowsRestricted));
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

    private List<Chain> chains(Scalar name, Node node, Predicate<Chain> isTooWeak) {
        ChainReader reader = new ChainReader(problems, factors);
        return values.someItems(node, "chains").stream()
                .flatMap(item -> {
                    Optional<Chain> chain = reader.read(item);
                    chain.filter(isTooWeak).ifPresent(weak -> reportWeak(name, item));
                    return chain.stream();
                })
                .toList();
    }

    private SessionLimits session(Node node) {
        return Members.of(node, SESSION, problems)
                .map(members -> new SessionLimits(limit(members, "max"), limit(members, "idle")))
                .orElse(SessionLimits.NONE);
    }

    private Optional<Duration> limit(Members members, String key) {
        return members.optional(key)
                .flatMap(node -> values.duration(node, key).filter(limit -> isPossible(limit, node)));
    }

    private boolean isPossible(Duration limit, Node node) {
        if (limit.isZero()) {
            problems.report(node, "a duration between 1s and 365d", "a session of no length is none");
        }
        return !limit.isZero();
    }

    private static boolean isTooWeak(Chain chain, int loa, boolean allowsRestricted) {
        return loa >= Level.MULTI_FACTOR_LOA && chain.certainKinds(allowsRestricted) < 2;
    }

    private void reportWeak(Scalar name, Node chain) {
        problems.report(
                chain.at(),
                "a chain that can be completed with one kind of factor, or with none",
                "two different kinds of factor (knowledge, possession, inherence)",
                "level " + name.shown() + " has loa 2 or more, so each of its chains must need two different kinds of"
                        + " factor");
    }
}
