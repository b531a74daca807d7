package io.keycloakstepup.flow.device;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A browser in which one user is known: that user has proven there what it takes. Some of them the user has also asked to be
 * remembered in.
 *
 * @param id its name, which is no secret; also the id of the credential of a device that is remembered
 * @param owner who is known in it
 * @param secret what is kept of its secret
 * @param createdAt when it became known
 * @param lastUsedAt when it got its present secret
 * @param expiresAt when it is known no longer
 * @param rememberedUntil until when it is remembered; empty if the user has not asked for that
 * @param credentialsHash what the account could prove itself with when the device last became known
 */
record Device(
        String id,
        DeviceOwner owner,
        KeptSecret secret,
        Instant createdAt,
        Instant lastUsedAt,
        Instant expiresAt,
        Optional<Instant> rememberedUntil,
        String credentialsHash) {

    Device {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(secret, "secret");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(lastUsedAt, "lastUsedAt");
        Objects.requireNonNull(expiresAt, "expiresAt");
        Objects.requireNonNull(rememberedUntil, "rememberedUntil");
        Objects.requireNonNull(credentialsHash, "credentialsHash");
    }

    /** A browser that a user has just become known in. */
    static Device first(DeviceSecret secret, DeviceOwner owner, String address, Trust trust, Instant now) {
        return new Device(
                secret.id(),
                owner,
                KeptSecret.of(secret, address, now),
                now,
                now,
                now.plus(DeviceCookie.LIFETIME),
                trust.rememberedUntil(),
                trust.credentialsHash());
    }

    /** Whether its user is known in it; not if what the account proves itself with has changed since. */
    boolean isKnown(String credentials, Instant now) {
        return expiresAt.isAfter(now) && credentialsHash.equals(credentials);
    }

    /** Whether its user is remembered in it. */
    boolean isRemembered(String credentials, Instant now) {
        return isKnown(credentials, now)
                && rememberedUntil.filter(end -> end.isAfter(now)).isPresent();
    }

    /** For how long it has been known; zero for one that became known on a node whose clock is ahead. */
    Duration age(Instant now) {
        Duration age = Duration.between(createdAt, now);
        return age.isNegative() ? Duration.ZERO : age;
    }
}
