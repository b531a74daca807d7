package io.keycloakstepup.policy.level;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/**
 * One factor proven by one user at one instant.
 *
 * @param factor the type of the factor
 * @param credentialId the credential that was used; empty where the factor has none (a broker's word, for example)
 * @param verifiedAt when it was proven
 * @param userVerified whether the authenticator verified its user (WebAuthn's UV flag); false for factors without it
 */
public record Evidence(FactorType factor, String credentialId, Instant verifiedAt, boolean userVerified) {

    public Evidence {
        Objects.requireNonNull(factor, "factor");
        Objects.requireNonNull(credentialId, "credentialId");
        Objects.requireNonNull(verifiedAt, "verifiedAt");
        if (userVerified && factor.verification() == FactorType.UserVerification.NONE) {
            throw new IllegalArgumentException(factor.word() + " cannot verify its user");
        }
    }

    /** Evidence of a factor that knows no user verification. */
    public static Evidence of(FactorType factor, String credentialId, Instant verifiedAt) {
        return new Evidence(factor, credentialId, verifiedAt, false);
    }

    /** The kinds this proof shows. */
    public Set<Kind> kinds() {
        return factor.kindsWhen(userVerified);
    }
}
