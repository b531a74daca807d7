package io.keycloakstepup.policy.level;

import java.util.Objects;
import java.util.Optional;

/**
 * What one WebAuthn assertion showed beyond the possession of its key.
 *
 * @param userVerified whether the authenticator verified its user (flag UV)
 * @param storage where the key lives
 * @param aaguid the model of the authenticator, lower case with hyphens; empty unless an attestation verified it
 */
public record KeyUse(boolean userVerified, KeyStorage storage, Optional<String> aaguid) {

    /** Nothing beyond possession: of factors that are no keys, the only one there is. */
    public static final KeyUse PLAIN = new KeyUse(false, KeyStorage.UNKNOWN, Optional.empty());

    public KeyUse {
        Objects.requireNonNull(storage, "storage");
        Objects.requireNonNull(aaguid, "aaguid");
    }

    /** The most that a key can show of which nothing is known. */
    public static final KeyUse BEST_UNATTESTED = new KeyUse(true, KeyStorage.DEVICE_BOUND, Optional.empty());

    /** A use of which only this is known. */
    public static KeyUse of(boolean userVerified) {
        return new KeyUse(userVerified, KeyStorage.UNKNOWN, Optional.empty());
    }
}
