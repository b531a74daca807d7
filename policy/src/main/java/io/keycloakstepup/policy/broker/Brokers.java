package io.keycloakstepup.policy.broker;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What sign-ins at identity providers are worth beyond {@code idp}.
 *
 * @param byAlias the factors that they stand for, by the provider's alias in the realm; empty where none does
 */
public record Brokers(Map<String, List<Equivalence>> byAlias) {

    /** Where no provider's word is worth anything. */
    public static final Brokers NONE = new Brokers(Map.of());

    public Brokers {
        byAlias = byAlias.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> List.copyOf(entry.getValue())));
    }

    /**
     * What a sign-in stands for.
     *
     * @param alias the provider
     * @param acrs what it answered as {@code acr}; empty for nothing
     * @param methods what it answered as {@code amr}; empty for nothing
     */
    public Stream<Equivalence> of(String alias, Collection<String> acrs, Collection<String> methods) {
        return byAlias.getOrDefault(alias, List.of()).stream()
                .filter(equivalence -> equivalence.holdsFor(acrs, methods));
    }
}
