package io.keycloakstepup.policy.level;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A level that is to be reached, and what is asked beyond it.
 *
 * @param level the level
 * @param narrowing what else is asked
 */
public record Target(Level level, Narrowing narrowing) {

    public Target {
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(narrowing, "narrowing");
    }

    /** A level as it is. */
    public static Target of(Level level) {
        return new Target(level, Narrowing.NONE);
    }

    /**
     * What is left of it on a device in which the user asked to be remembered; empty where nothing can be spared. What is
     * asked of every request anew is not.
     */
    public Optional<Target> onRememberedDevice() {
        boolean isAskedEachTime = narrowing.maxAge().filter(Duration::isZero).isPresent();
        return isAskedEachTime
                ? Optional.empty()
                : level.onRememberedDevice().map(shortened -> new Target(shortened, narrowing));
    }

    /**
     * The chains that reach it, those of its own level first, then those of levels that cover it, by rising loa; empty
     * where what is asked beyond the level leaves none.
     */
    public Stream<Chain> chains(Levels levels) {
        return levels.covering(level)
                .flatMap(covering -> covering.chains().stream())
                .map(narrowing::of)
                .flatMap(Optional::stream);
    }

    /**
     * When it was reached: the last step of the chain that carries it, the latest where several chains do; empty while none
     * is complete.
     */
    public Optional<Instant> reachedAt(Levels levels, Ledger ledger, Freshness freshness) {
        return chains(levels)
                .map(chain -> chain.lastStepProvenAt(ledger, freshness))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder());
    }

    /** Whether the ledger reaches it. */
    public boolean isReached(Levels levels, Ledger ledger, Freshness freshness) {
        return chains(levels)
                .anyMatch(chain -> chain.completedBy(ledger, freshness).isPresent());
    }
}
