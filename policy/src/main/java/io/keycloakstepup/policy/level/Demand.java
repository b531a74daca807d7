package io.keycloakstepup.policy.level;

import io.keycloakstepup.policy.level.FactorType.UserVerification;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/**
 * What one step asks of one factor.
 *
 * @param factor the factor
 * @param maxAge how old its proof may be; zero asks for a proof within the request itself
 * @param userVerified whether the authenticator must have verified its user
 */
public record Demand(FactorType factor, Duration maxAge, boolean userVerified) {

    /** The longest {@code maxAge} a policy may grant. */
    public static final Duration LONGEST = Duration.ofDays(365);

    public Demand {
        Objects.requireNonNull(factor, "factor");
        if (maxAge.isNegative() || maxAge.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("maxAge must be between 0s and 365d, not " + maxAge);
        }
        if (userVerified && factor.verification() == UserVerification.NONE) {
            throw new IllegalArgumentException(factor.word() + " cannot verify its user");
        }
    }

    /** Whether this proof is of the right factor, verified as asked, and fresh. */
    public boolean isMetBy(Evidence evidence, Freshness freshness) {
        return evidence.factor().equals(factor)
                && (!needsVerification() || evidence.userVerified())
                && freshness.isFresh(evidence.verifiedAt(), maxAge);
    }

    /**
     * The kinds that any proof meeting this demand is certain to show.
     *
     * @param allowsRestricted whether restricted factors show their kind
     */
    public Set<Kind> kinds(boolean allowsRestricted) {
        return allowsRestricted && factor.isRestricted()
                ? Set.of(FactorType.RESTRICTED_KIND)
                : factor.kindsWhen(needsVerification());
    }

    /** Whether holding something is all that it asks, and not of each request anew. */
    boolean isMerePossession() {
        return kinds(false).equals(Set.of(Kind.POSSESSION)) && !maxAge.isZero();
    }

    private boolean needsVerification() {
        return userVerified || factor.verification() == UserVerification.ALWAYS;
    }
}
