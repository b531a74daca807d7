package io.keycloakstepup.policy.level;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What may truthfully be said of a ledger at one instant.
 *
 * @param acr the level that is carried, or {@link #NO_LEVEL} where nothing is fresh
 * @param amr the methods of all fresh evidence that some level asks for (RFC 8176), in order of proof,
 *     {@code mfa} last; empty where nothing is fresh
 * @param authTime when the last step of the chain that carries {@code acr} was proven; empty without a level
 * @param mfaVerified whether a multi-factor level is fresh
 * @param mfaTime when a multi-factor level was last completed, fresh or not; empty if never
 */
public record Assurance(
        String acr, List<String> amr, Optional<Instant> authTime, boolean mfaVerified, Optional<Instant> mfaTime) {

    /** The {@code acr} of an authentication that reaches no level (OpenID Connect Core §2). */
    public static final String NO_LEVEL = "0";

    private static final String MULTI_FACTOR = "mfa";

    public Assurance {
        amr = List.copyOf(amr);
    }

    /**
     * Reads the ledger.
     *
     * @param wanted the level asked for by name; it is carried if it is reached, else the highest that is
     * @param ceiling the highest loa that {@code acr} may name, for tokens that must not say more than an earlier one
     */
    public static Assurance of(Levels levels, Ledger ledger, Freshness freshness, Optional<Level> wanted, int ceiling) {
        List<Level> reached = levels.reached(ledger, freshness).toList();
        List<Level> sayable =
                reached.stream().filter(level -> level.loa() <= ceiling).toList();
        Optional<Level> carried =
                wanted.filter(sayable::contains).or(() -> sayable.stream().findFirst());
        boolean multiFactor = reached.stream().anyMatch(Level::isMultiFactor);
        return new Assurance(
                carried.map(Level::name).orElse(NO_LEVEL),
                methods(levels, ledger, freshness, multiFactor),
                carried.flatMap(level -> levels.reachedAt(level, ledger, freshness)),
                multiFactor,
                lastMultiFactor(levels, ledger));
    }

    /** The same with another {@code auth_time}: one that was fixed earlier and does not move. */
    public Assurance withAuthTime(Optional<Instant> fixed) {
        return new Assurance(acr, amr, fixed, mfaVerified, mfaTime);
    }

    /** The same with another name for its level: the one by which the application asked for it. */
    public Assurance namedLike(String acr) {
        return new Assurance(acr, amr, authTime, mfaVerified, mfaTime);
    }

    private static List<String> methods(Levels levels, Ledger ledger, Freshness freshness, boolean multiFactor) {
        Set<String> methods = new LinkedHashSet<>();
        levels.counted(ledger, freshness).forEach(evidence -> methods.addAll(evidence.amr()));
        if (levels.countsRestricted(ledger, freshness)) {
            methods.add(FactorType.RESTRICTED_METHOD);
        }
        if (multiFactor) {
            methods.add(MULTI_FACTOR);
        }
        return List.copyOf(methods);
    }

    private static Optional<Instant> lastMultiFactor(Levels levels, Ledger ledger) {
        return levels.ordered().stream()
                .filter(Level::isMultiFactor)
                .map(level -> levels.reachedAt(level, ledger, Freshness.EVER))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder());
    }
}
