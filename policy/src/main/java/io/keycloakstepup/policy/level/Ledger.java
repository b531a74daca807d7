package io.keycloakstepup.policy.level;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All evidence of one user session: the single source of every statement about how strongly its user was
 * authenticated.
 *
 * @param evidence the proofs, in any order; empty when nothing has been proven
 */
public record Ledger(List<Evidence> evidence) {

    private static final Ledger EMPTY = new Ledger(List.of());

    public Ledger {
        evidence = evidence.stream()
                .sorted(Comparator.comparing(Evidence::verifiedAt).reversed())
                .toList();
    }

    /** The ledger of somebody who has proven nothing. */
    public static Ledger empty() {
        return EMPTY;
    }

    /** The proofs, the newest first. */
    public Stream<Evidence> newestFirst() {
        return evidence.stream();
    }

    /** The newest proof of this factor, or empty. */
    public Optional<Evidence> newest(FactorType factor) {
        return newestFirst().filter(proof -> proof.factor().equals(factor)).findFirst();
    }

    /** This ledger and one proof more. */
    public Ledger with(Evidence proof) {
        return new Ledger(Stream.concat(evidence.stream(), Stream.of(proof)).toList());
    }
}
