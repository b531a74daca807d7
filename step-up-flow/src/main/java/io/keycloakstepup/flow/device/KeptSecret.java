package io.keycloakstepup.flow.device;

import io.keycloakstepup.flow.hash.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What the server keeps of a browser's secret. The secret before the present one goes on being accepted for a moment, for
 * the tabs that a browser loads at once; after that, whoever shows an old secret shows that there are two of them.
 *
 * @param hash the hash of the present secret
 * @param formerHash that of the one before; empty where there was none
 * @param rotatedAt when the present one was handed out
 * @param rotatedFor the hash of the client address that it was handed to
 */
record KeptSecret(String hash, Optional<String> formerHash, Instant rotatedAt, String rotatedFor) {

    /** How long the secret before the present one is accepted, at the address that got the present one. */
    static final Duration GRACE = Duration.ofSeconds(10);

    /** What a secret is worth that a browser shows. */
    enum Shown {
        /** It is the present one. */
        PRESENT,
        /** Another tab of the browser has just got the next one. */
        JUST_REPLACED,
        /** It was replaced, or never was one: somebody has a copy, or has made one up. */
        REPLAYED
    }

    KeptSecret {
        Objects.requireNonNull(hash, "hash");
        Objects.requireNonNull(formerHash, "formerHash");
        Objects.requireNonNull(rotatedAt, "rotatedAt");
        Objects.requireNonNull(rotatedFor, "rotatedFor");
    }

    static KeptSecret of(DeviceSecret first, String address, Instant now) {
        return new KeptSecret(first.hash(), Optional.empty(), now, Sha256.of(address));
    }

    /**
     * Whether it is time for another. Not while the former one is still accepted: of many tabs that a browser loads at once,
     * the slowest would show one that is older still.
     */
    boolean isDue(Instant now) {
        return formerHash.isEmpty() || rotatedAt.plus(GRACE).isBefore(now);
    }

    /** What this secret is worth at that client address. */
    Shown judge(DeviceSecret shown, String address, Instant now) {
        if (shown.isBehind(hash)) {
            return Shown.PRESENT;
        }
        boolean isFormer = formerHash.filter(shown::isBehind).isPresent();
        boolean isInTime = !rotatedAt.plus(GRACE).isBefore(now);
        return isFormer && isInTime && rotatedFor.equals(Sha256.of(address)) ? Shown.JUST_REPLACED : Shown.REPLAYED;
    }
}
