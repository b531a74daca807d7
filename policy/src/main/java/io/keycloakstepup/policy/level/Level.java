package io.keycloakstepup.policy.level;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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

    private static final int SINGLE_FACTOR_LOA = 1;

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

    /**
     * What is left of this level on a remembered device: its chains, and what is left of those that can be shortened. It is
     * of no higher number than the factors that it still asks for deserve. Empty where nothing can be spared, as for every
     * level above the first of several factors: who asks for more than that means it.
     */
    Optional<Level> onRememberedDevice() {
        List<Chain> shortened = chains.stream()
                .map(Chain::withoutPossession)
                .flatMap(Optional::stream)
                .toList();
        return loa != MULTI_FACTOR_LOA || shortened.isEmpty()
                ? Optional.empty()
                : Optional.of(new Level(
                        name,
                        SINGLE_FACTOR_LOA,
                        Stream.concat(shortened.stream(), chains.stream()).toList(),
                        satisfies,
                        session,
                        allowsRestricted));
    }

    /** Whether whoever has reached this level thereby has reached the other one. */
    public boolean covers(Level other) {
        return equals(other)
                || satisfies.map(names -> names.contains(other.name())).orElse(other.loa() < loa);
    }
}
