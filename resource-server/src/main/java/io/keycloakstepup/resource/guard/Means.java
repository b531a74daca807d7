package io.keycloakstepup.resource.guard;

import io.keycloakstepup.resource.matrix.Requirement;
import io.keycloakstepup.resource.token.AccessToken;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * By what means a token says that its user was authenticated.
 *
 * @param token the token
 * @param maxAge how long ago a means may have been proven that counts; empty where that does not matter
 * @param freshness how that is reckoned
 * @param now when
 */
record Means(AccessToken token, Optional<Duration> maxAge, Freshness freshness, Instant now) {

    /** What no proof is by itself; how old they are together the token's own time says. */
    private static final Set<String> OF_SEVERAL = Set.of("mfa", "mca");

    /** Whether it names one of each of these sets. */
    boolean include(Collection<Set<String>> sets) {
        return sets.stream().allMatch(words -> words.stream().anyMatch(this::includes));
    }

    /**
     * By {@code amr_evidence}, which says of each proof what it was and when. {@code amr} alone names means of any age; and of
     * a key it says nothing about the page that asked for it: anybody's {@code hwk} may be a one-time code in hardware.
     */
    private boolean includes(String word) {
        if (word.equals(Requirement.PHISHING_RESISTANT)) {
            return hasProof(proof -> Boolean.TRUE.equals(proof.get("phr")));
        }
        return token.amr().contains(word)
                && (maxAge.isEmpty() || OF_SEVERAL.contains(word) || hasProof(proof -> names(proof.get("amr"), word)));
    }

    private boolean hasProof(Predicate<Map<?, ?>> kind) {
        return token.claims().get("amr_evidence") instanceof List<?> proofs
                && proofs.stream()
                        .anyMatch(
                                proof -> proof instanceof Map<?, ?> said && kind.test(said) && isFresh(said.get("at")));
    }

    private static boolean names(@Nullable Object amr, String word) {
        return word.equals(amr) || (amr instanceof List<?> words && words.contains(word));
    }

    private boolean isFresh(@Nullable Object at) {
        return maxAge.filter(age -> !freshness.isFresh(instant(at), age, now)).isEmpty();
    }

    private static Optional<Instant> instant(@Nullable Object at) {
        return at instanceof Long seconds && seconds >= 0 && seconds <= Instant.MAX.getEpochSecond() / 2
                ? Optional.of(Instant.ofEpochSecond(seconds))
                : Optional.empty();
    }
}
