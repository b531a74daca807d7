package io.keycloakstepup.policy.level;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A named assurance, reached by completing any one of its chains.
 *
 * @param name the {@code acr} value
 * @param loa its number; higher is stronger
 * @param chains the chains, in the order of preference; never empty
 * @param satisfies the names of the levels that this one also stands for; empty optional for all of lower loa
 * @param session how long it goes on counting on refreshes
 * @param allowsRestricted whether restricted factors show a kind in its chains ({@link FactorType#isRestricted})
 */
public record Level(
        String name,
        int loa,
        List<Chain> chains,
        Optional<Set<String>> satisfies,
        SessionLimits session,
        boolean allowsRestricted) {

    /** From this number on a level promises two different kinds of factor. */
    public static final int MULTI_FACTOR_LOA = 2;

    public Level {
        if (!Objects.requireNonNull(name, "name").matches("\\S{1,255}")) {
            throw new IllegalArgumentException("not an acr value: '" + name + "'");
        }
        if (name.equals(Assurance.NO_LEVEL)) {
            throw new IllegalArgumentException("no level can be called '0': that is the acr of who reached none");
        }
        if (loa < 1) {
            throw new IllegalArgumentException("loa of " + name + " must be 1 or more, not " + loa);
        }
        chains = List.copyOf(chains);
        if (chains.isEmpty()) {
            throw new IllegalArgumentException("level " + name + " needs at least one chain");
        }
        if (loa >= MULTI_FACTOR_LOA) {
            requireTwoKinds(name, chains, allowsRestricted);
        }
        Objects.requireNonNull(session, "session");
        satisfies = satisfies.map(Set::copyOf);
    }

    /** A level without limits of its own, in which restricted factors show nothing. */
    public Level(String name, int loa, List<Chain> chains, Optional<Set<String>> satisfies) {
        this(name, loa, chains, satisfies, SessionLimits.NONE, false);
    }

    private static void requireTwoKinds(String name, List<Chain> chains, boolean allowsRestricted) {
        for (int i = 0; i < chains.size(); i++) {
            if (chains.get(i).certainKinds(allowsRestricted) < 2) {
                throw new IllegalArgumentException(
                        "chain " + (i + 1) + " of level " + name + " does not always need two kinds of factor");
            }
        }
    }

    /** Whether this level promises two different kinds of factor. */
    public boolean isMultiFactor() {
        return loa >= MULTI_FACTOR_LOA;
    }

    /** Whether whoever has reached this level thereby has reached the other one. */
    public boolean covers(Level other) {
        return equals(other)
                || satisfies.map(names -> names.contains(other.name())).orElse(other.loa() < loa);
    }
}
