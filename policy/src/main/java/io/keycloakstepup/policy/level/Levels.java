package io.keycloakstepup.policy.level;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The levels of one policy, the lowest first.
 *
 * @param ordered the levels by loa; never empty, names and numbers unique
 */
public record Levels(List<Level> ordered) {

    public Levels {
        ordered = ordered.stream().sorted(Comparator.comparingInt(Level::loa)).toList();
        if (ordered.isEmpty()) {
            throw new IllegalArgumentException("a policy needs at least one level");
        }
        requireUnique(ordered, Level::name, "name");
        requireUnique(ordered, Level::loa, "loa");
        requireLower(ordered);
    }

    private static <T> void requireUnique(List<Level> levels, Function<Level, T> component, String what) {
        Set<T> seen = new HashSet<>();
        for (Level level : levels) {
            T value = component.apply(level);
            if (!seen.add(value)) {
                throw new IllegalArgumentException("two levels with the " + what + " " + value);
            }
        }
    }

    /** A level may stand for weaker ones only: else a single factor could pass for two. */
    private static void requireLower(List<Level> levels) {
        for (Level level : levels) {
            for (String name : level.satisfies().orElse(Set.of())) {
                if (levels.stream().noneMatch(other -> other.name().equals(name) && other.loa() < level.loa())) {
                    throw new IllegalArgumentException(
                            "level " + level.name() + " cannot satisfy " + name + ", which is no level of lower loa");
                }
            }
        }
    }

    /** The level of this name, or empty. */
    public Optional<Level> named(String name) {
        return ordered.stream().filter(level -> level.name().equals(name)).findFirst();
    }

    /** The level with the smallest loa. */
    public Level lowest() {
        return ordered.get(0);
    }

    /** All levels that the ledger reaches, the highest first. */
    public Stream<Level> reached(Ledger ledger, Freshness freshness) {
        return highestFirst().filter(level -> isReached(level, ledger, freshness));
    }

    /** The levels whose chains stand for this one: itself first, then those that cover it, by rising loa. */
    public Stream<Level> covering(Level wanted) {
        Stream<Level> others = ordered.stream().filter(level -> !level.equals(wanted) && level.covers(wanted));
        return Stream.concat(Stream.of(wanted), others);
    }

    /** Whether the ledger reaches this level, by its own chains or by those of a level that covers it. */
    public boolean isReached(Level wanted, Ledger ledger, Freshness freshness) {
        return Target.of(wanted).isReached(this, ledger, freshness);
    }

    /**
     * When this level was reached: the last step of the chain that carries it, the latest where several chains do;
     * empty while none is complete.
     */
    public Optional<Instant> reachedAt(Level wanted, Ledger ledger, Freshness freshness) {
        return Target.of(wanted).reachedAt(this, ledger, freshness);
    }

    /** The evidence that is fresh and that some level asks for, the oldest first: what tokens may speak of. */
    public List<Evidence> counted(Ledger ledger, Freshness freshness) {
        List<Demand> demands = ordered.stream().flatMap(Levels::demands).toList();
        return ledger.oldestFirst()
                .filter(evidence -> demands.stream().anyMatch(demand -> demand.isMetBy(evidence, freshness)))
                .toList();
    }

    /** Whether a level that allows restricted factors asks for one of which there is fresh evidence. */
    boolean countsRestricted(Ledger ledger, Freshness freshness) {
        return ordered.stream()
                .filter(Level::allowsRestricted)
                .flatMap(Levels::demands)
                .filter(demand -> demand.factor().isRestricted())
                .anyMatch(demand -> ledger.newestFirst().anyMatch(evidence -> demand.isMetBy(evidence, freshness)));
    }

    private static Stream<Demand> demands(Level level) {
        return level.chains().stream().flatMap(chain -> chain.steps().stream()).flatMap(step -> step.anyOf().stream());
    }

    /** All levels, the highest first. */
    public Stream<Level> highestFirst() {
        return ordered.stream().sorted(Comparator.comparingInt(Level::loa).reversed());
    }
}
