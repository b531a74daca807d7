package io.keycloakstepup.policy.level;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One factor proven by one user at one instant.
 *
 * @param factor the type of the factor
 * @param credentialId the credential that was used; empty where the factor has none (a broker's word, for example)
 * @param verifiedAt when it was proven
 * @param key what a WebAuthn key showed; {@link KeyUse#PLAIN} for factors that are no keys
 * @param longest how old it counts at most, whatever a step allows; {@link Demand#LONGEST} where nothing limits it
 */
public record Evidence(FactorType factor, String credentialId, Instant verifiedAt, KeyUse key, Duration longest) {

    public Evidence {
        Objects.requireNonNull(factor, "factor");
        Objects.requireNonNull(credentialId, "credentialId");
        Objects.requireNonNull(verifiedAt, "verifiedAt");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(longest, "longest");
        if (factor.verification() == FactorType.UserVerification.NONE && !key.equals(KeyUse.PLAIN)) {
            throw new IllegalArgumentException(factor.word() + " is no key: " + key);
        }
    }

    /** Evidence whose age nothing but the step limits that asks for it. */
    public Evidence(FactorType factor, String credentialId, Instant verifiedAt, KeyUse key) {
        this(factor, credentialId, verifiedAt, key, Demand.LONGEST);
    }

    /** Evidence of a factor that is no key, or of a key of whose use nothing more is known. */
    public static Evidence of(FactorType factor, String credentialId, Instant verifiedAt) {
        return new Evidence(factor, credentialId, verifiedAt, KeyUse.PLAIN);
    }

    /** The same proof, of this instant at the latest. */
    public Evidence noLaterThan(Instant latest) {
        return verifiedAt.isAfter(latest) ? new Evidence(factor, credentialId, latest, key, longest) : this;
    }

    /** The same proof, of which only this is known about the key. */
    public Evidence with(KeyUse use) {
        return new Evidence(factor, credentialId, verifiedAt, use, longest);
    }

    /** The same proof, which counts no longer than this whatever a step allows. */
    public Evidence noLongerThan(Duration limit) {
        return new Evidence(factor, credentialId, verifiedAt, key, within(limit));
    }

    /** How old it may be where a step allows this. */
    Duration within(Duration allowed) {
        return allowed.compareTo(longest) < 0 ? allowed : longest;
    }

    /** Whether the authenticator verified its user. */
    public boolean userVerified() {
        return key.userVerified();
    }

    /** The kinds this proof shows. */
    public Set<Kind> kinds() {
        return factor.kindsWhen(userVerified());
    }

    /** The methods that tokens name for it (RFC 8176), without {@code mfa}. */
    public List<String> amr() {
        return Stream.concat(key.storage().amr().stream(), factor.amr().stream())
                .toList();
    }
}
