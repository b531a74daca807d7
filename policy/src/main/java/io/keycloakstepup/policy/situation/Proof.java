package io.keycloakstepup.policy.situation;

import io.keycloakstepup.policy.level.Evidence;
import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.level.KeyUse;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * A factor that is said to have been proven some time before the request.
 *
 * @param factor the factor
 * @param age how long before; zero for within the request itself
 * @param key what a WebAuthn key showed; {@link KeyUse#PLAIN} for factors that are no keys
 */
public record Proof(FactorType factor, Duration age, KeyUse key) {

    public Proof {
        Objects.requireNonNull(factor, "factor");
        if (age.isNegative()) {
            throw new IllegalArgumentException("a proof cannot be of the future: its age is " + age);
        }
        if (key.userVerified() && factor.verification() == FactorType.UserVerification.NONE) {
            throw new IllegalArgumentException(factor.word() + " cannot verify its user");
        }
        if (!key.equals(KeyUse.PLAIN) && factor.verification() == FactorType.UserVerification.NONE) {
            throw new IllegalArgumentException(factor.word() + " is no key: " + key);
        }
    }

    /** A proof of which at most this is known. */
    public Proof(FactorType factor, Duration age, boolean userVerified) {
        this(factor, age, KeyUse.of(userVerified));
    }

    /** The evidence that this makes of it for a request at that instant; no credential is named. */
    Evidence at(Instant now) {
        return new Evidence(factor, "", now.minus(age), key);
    }
}
