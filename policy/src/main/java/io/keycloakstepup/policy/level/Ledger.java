package io.keycloakstepup.policy.level;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * All evidence of one user session: the single source of every statement about how strongly its user was
 * authenticated.
 *
 * @param evidence the proofs, in any order; empty when nothing has been proven
 */
public record Ledger(List<Evidence> evidence) {

    /** Of what was proven at one instant the order is the same each time, so that two tokens say it alike. */
    private static final Comparator<Evidence> NEWEST_FIRST = Comparator.comparing(Evidence::verifiedAt)
            .reversed()
            .thenComparing(evidence -> evidence.factor().word())
            .thenComparing(Evidence::credentialId);

    private static final Ledger EMPTY = new Ledger(List.of());

    public Ledger {
        evidence = evidence.stream().sorted(NEWEST_FIRST).toList();
    }

    /** The ledger of somebody who has proven nothing. */
    public static Ledger empty() {
        return EMPTY;
    }

    /** The proofs, the newest first. */
    public Stream<Evidence> newestFirst() {
        return evidence.stream();
    }

    /** The proofs, the oldest first. */
    public Stream<Evidence> oldestFirst() {
        return IntStream.range(0, evidence.size()).mapToObj(i -> evidence.get(evidence.size() - 1 - i));
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
