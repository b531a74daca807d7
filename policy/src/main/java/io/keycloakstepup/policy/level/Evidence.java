package io.keycloakstepup.policy.level;

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
 */
public record Evidence(FactorType factor, String credentialId, Instant verifiedAt, KeyUse key) {

    public Evidence {
        Objects.requireNonNull(factor, "factor");
        Objects.requireNonNull(credentialId, "credentialId");
        Objects.requireNonNull(verifiedAt, "verifiedAt");
        Objects.requireNonNull(key, "key");
        if (factor.verification() == FactorType.UserVerification.NONE && !key.equals(KeyUse.PLAIN)) {
            throw new IllegalArgumentException(factor.word() + " is no key: " + key);
        }
    }

    /** Evidence of a factor that is no key, or of a key of whose use nothing more is known. */
    public static Evidence of(FactorType factor, String credentialId, Instant verifiedAt) {
        return new Evidence(factor, credentialId, verifiedAt, KeyUse.PLAIN);
    }

    /** The same proof, of this instant at the latest. */
    public Evidence noLaterThan(Instant latest) {
        return verifiedAt.isAfter(latest) ? new Evidence(factor, credentialId, latest, key) : this;
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
