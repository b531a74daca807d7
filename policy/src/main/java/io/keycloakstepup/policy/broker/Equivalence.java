package io.keycloakstepup.policy.broker;

import io.keycloakstepup.policy.level.Demand;
import io.keycloakstepup.policy.level.FactorType;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Which factors a sign-in at an identity provider stands for, if it was of this kind.
 *
 * @param acr the provider's values of {@code acr}, one of which must have been answered; empty for any
 * @param amr the provider's values of {@code amr}, all of which must have been answered; empty for any
 * @param factors the factors that it stands for; never empty, never {@code idp} itself
 * @param maxAge how long it stands for them after the user was authenticated there
 */
public record Equivalence(Set<String> acr, Set<String> amr, List<FactorType> factors, Duration maxAge) {

    public Equivalence {
        acr = Set.copyOf(acr);
        amr = Set.copyOf(amr);
        factors = List.copyOf(factors);
        if (acr.isEmpty() && amr.isEmpty()) {
            throw new IllegalArgumentException(
                    "only what the provider says of a sign-in can make it stand for factors");
        }
        if (factors.isEmpty() || factors.contains(FactorType.IDP)) {
            throw new IllegalArgumentException("a sign-in at a provider stands for factors other than idp");
        }
        if (maxAge.isNegative() || maxAge.compareTo(Demand.LONGEST) > 0) {
            throw new IllegalArgumentException("maxAge must be between 0s and 365d, not " + maxAge);
        }
    }

    /** Whether a sign-in of which the provider says this is of this kind. */
    boolean holdsFor(Collection<String> acrs, Collection<String> methods) {
        return (acr.isEmpty() || acrs.stream().anyMatch(acr::contains)) && methods.containsAll(amr);
    }
}
