package io.keycloakstepup.resource.matrix;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a token must show for an operation, besides being valid.
 *
 * @param acr the levels of which it must have one; empty where any will do
 * @param maxAge how long ago its level may have been proven; empty where that does not matter; there and no longer than
 *     {@link #LONGEST_APPROVAL} where it must be for one operation
 * @param amr sets of means (RFC 8176), of each of which it must name one; none of them empty
 * @param bindings what must tie it to its use
 * @param scopes the scopes it must have, all of them
 */
public record Requirement(
        Optional<AcrChoice> acr,
        Optional<Duration> maxAge,
        Set<Set<String>> amr,
        Set<Binding> bindings,
        Set<String> scopes) {

    /** Among {@code amr}: any means of which {@code amr_evidence} says that no false page can take it away. */
    public static final String PHISHING_RESISTANT = "phishing-resistant";

    /** How long an approval of one operation counts: how long it is remembered that it was used needs an end. */
    public static final Duration LONGEST_APPROVAL = Duration.ofMinutes(10);

    /** A valid token is enough. */
    public static final Requirement NONE =
            new Requirement(Optional.empty(), Optional.empty(), Set.of(), Set.of(), Set.of());

    public Requirement {
        Objects.requireNonNull(acr, "acr");
        maxAge.filter(Duration::isNegative).ifPresent(wrong -> {
            throw new IllegalArgumentException("nothing can have been proven within " + wrong);
        });
        amr = Set.copyOf(amr);
        bindings = Set.copyOf(bindings);
        scopes = Set.copyOf(scopes);
        Name.mustAllBe(scopes, "scope");
        if (amr.stream().anyMatch(Set::isEmpty)) {
            throw new IllegalArgumentException("nobody can prove one means of none");
        }
        if (bindings.contains(Binding.TRANSACTION)
                && maxAge.filter(age -> age.compareTo(LONGEST_APPROVAL) <= 0).isEmpty()) {
            throw new IllegalArgumentException(
                    "an approval counts for " + LONGEST_APPROVAL + " at most, not for " + maxAge);
        }
    }

    /** The strictest of each: whatever meets it meets both. */
    public Requirement and(Requirement other) {
        return new Requirement(
                stricter(acr, other.acr),
                shorter(maxAge, other.maxAge),
                union(amr, other.amr),
                union(bindings, other.bindings),
                union(scopes, other.scopes));
    }

    private static Optional<AcrChoice> stricter(Optional<AcrChoice> one, Optional<AcrChoice> other) {
        return one.isPresent() && other.isPresent() ? Optional.of(one.get().and(other.get())) : one.or(() -> other);
    }

    private static Optional<Duration> shorter(Optional<Duration> one, Optional<Duration> other) {
        return Stream.of(one, other).flatMap(Optional::stream).min(Duration::compareTo);
    }

    private static <T> Set<T> union(Set<T> one, Set<T> other) {
        Set<T> both = new LinkedHashSet<>(one);
        both.addAll(other);
        return both;
    }

    /** What is left of it for a client that no human sits at: nothing to prove, everything that ties and limits a token. */
    Requirement withoutHuman() {
        Set<Binding> left = new LinkedHashSet<>(bindings);
        left.remove(Binding.TRANSACTION);
        return new Requirement(Optional.empty(), Optional.empty(), Set.of(), left, scopes);
    }

    /** The scopes in alphabetical order. */
    public List<String> scopesInOrder() {
        return scopes.stream().sorted().toList();
    }
}
