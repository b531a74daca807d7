package io.keycloakstepup.resource.guard;

import io.keycloakstepup.resource.matrix.Requirement;
import io.keycloakstepup.resource.token.AccessToken;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * By what means a token says that its user was authenticated.
 *
 * @param token the token
 */
record Means(AccessToken token) {

    /** What our mappers write for keys, and for keys alone (RFC 8176 §2); a key answers only to the page it was made for. */
    private static final Set<String> KEYS = Set.of("hwk", "swk", "pop");

    /** Whether it names one of each of these sets. */
    boolean include(Collection<Set<String>> sets) {
        return sets.stream().allMatch(this::includesOneOf);
    }

    private boolean includesOneOf(Set<String> words) {
        return words.stream()
                .anyMatch(word -> word.equals(Requirement.PHISHING_RESISTANT)
                        ? isPhishingResistant()
                        : token.amr().contains(word));
    }

    /** By {@code amr_evidence} where the token has it, which says so of each proof; else by the words for keys. */
    private boolean isPhishingResistant() {
        return token.claims().get("amr_evidence") instanceof List<?> proofs
                ? proofs.stream()
                        .anyMatch(proof -> proof instanceof Map<?, ?> said && Boolean.TRUE.equals(said.get("phr")))
                : token.amr().stream().anyMatch(KEYS::contains);
    }
}
