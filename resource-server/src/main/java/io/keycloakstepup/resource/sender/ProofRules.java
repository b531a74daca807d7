package io.keycloakstepup.resource.sender;

import io.keycloakstepup.resource.jose.SignatureAlgorithm;
import java.time.Duration;
import java.util.Set;

/**
 * What a proof must be.
 *
 * @param lifetime how old it may be
 * @param ahead how far the sender's clock may be ahead
 * @param algorithms what it may be signed with
 * @param mostCharacters how long it may be
 */
public record ProofRules(Duration lifetime, Duration ahead, Set<SignatureAlgorithm> algorithms, int mostCharacters) {

    private static final Duration MOST = Duration.ofMinutes(10);

    /** A minute, ten seconds, all algorithms, 8192 characters. */
    public static final ProofRules USUAL =
            new ProofRules(Duration.ofMinutes(1), Duration.ofSeconds(10), SignatureAlgorithm.ALL, 8192);

    public ProofRules {
        mustBeShort("lifetime", lifetime);
        mustBeShort("ahead", ahead);
        algorithms = Set.copyOf(algorithms);
        if (algorithms.isEmpty() || mostCharacters < 1) {
            throw new IllegalArgumentException(
                    "a proof needs an algorithm and a length, not " + algorithms + " and " + mostCharacters);
        }
    }

    private static void mustBeShort(String name, Duration duration) {
        if (duration.isNegative() || duration.compareTo(MOST) > 0) {
            throw new IllegalArgumentException(name + " must be between 0 and " + MOST + ", not " + duration);
        }
    }
}
