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
 * @param key what is asked of a key beyond its possession; {@link KeyDemand#NONE} for factors that are no keys
 */
public record Demand(FactorType factor, Duration maxAge, KeyDemand key) {

    /** The longest {@code maxAge} a policy may grant. */
    public static final Duration LONGEST = Duration.ofDays(365);

    public Demand {
        Objects.requireNonNull(factor, "factor");
        Objects.requireNonNull(key, "key");
        if (maxAge.isNegative() || maxAge.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("maxAge must be between 0s and 365d, not " + maxAge);
        }
        if (key.userVerified() && factor.verification() == UserVerification.NONE) {
            throw new IllegalArgumentException(factor.word() + " cannot verify its user");
        }
        if (!key.equals(KeyDemand.NONE) && factor.verification() == UserVerification.NONE) {
            throw new IllegalArgumentException(factor.word() + " is no key: " + key);
        }
    }

    /** A demand that asks of a key at most that it has verified its user. */
    public Demand(FactorType factor, Duration maxAge, boolean userVerified) {
        this(factor, maxAge, KeyDemand.ofVerification(userVerified));
    }

    /** Whether this proof is of the right factor, verified as asked, and fresh. */
    public boolean isMetBy(Evidence evidence, Freshness freshness) {
        return evidence.factor().equals(factor)
                && (!needsVerification() || evidence.userVerified())
                && key.isMetBy(evidence.key())
                && freshness.isFresh(evidence.verifiedAt(), evidence.within(maxAge));
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

    /** Whether holding something, whatever it is, is all that it asks, and not of each request anew. */
    boolean isMerePossession() {
        return kinds(false).equals(Set.of(Kind.POSSESSION)) && key.equals(KeyDemand.NONE) && !maxAge.isZero();
    }

    private boolean needsVerification() {
        return key.userVerified() || factor.verification() == UserVerification.ALWAYS;
    }
}
