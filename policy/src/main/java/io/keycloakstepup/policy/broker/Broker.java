package io.keycloakstepup.policy.broker;

import io.keycloakstepup.policy.level.FactorType;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a policy says of one identity provider.
 *
 * @param means what sign-ins there stand for beyond {@code idp}; empty where they stand for nothing more
 * @param forwarding what the provider hears of the levels that are asked for
 */
public record Broker(List<Equivalence> means, Forwarding forwarding) {

    /** One of which the policy says nothing. */
    public static final Broker UNNAMED = new Broker(List.of(), new Forwarding.Off());

    public Broker {
        means = List.copyOf(means);
        Objects.requireNonNull(forwarding, "forwarding");
    }

    /**
     * The factors that a sign-in stands for, and for how long after the user was authenticated there: the longest where
     * several kinds of sign-in fit it.
     *
     * @param acrs what the provider answered as {@code acr}; empty for nothing
     * @param methods what it answered as {@code amr}; empty for nothing
     */
    public Map<FactorType, Duration> factors(Collection<String> acrs, Collection<String> methods) {
        Map<FactorType, Duration> factors = new LinkedHashMap<>();
        means.stream()
                .filter(equivalence -> equivalence.holdsFor(acrs, methods))
                .forEach(equivalence -> equivalence
                        .factors()
                        .forEach(factor -> factors.merge(
                                factor, equivalence.maxAge(), (one, other) -> one.compareTo(other) < 0 ? other : one)));
        return factors;
    }

    /** Whether some kind of sign-in there stands for this factor. */
    public boolean canMean(FactorType factor) {
        return means.stream().anyMatch(equivalence -> equivalence.factors().contains(factor));
    }
}
