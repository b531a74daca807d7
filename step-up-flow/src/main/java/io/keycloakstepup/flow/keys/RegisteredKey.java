package io.keycloakstepup.flow.keys;

import io.keycloakstepup.policy.level.KeyDemand;
import io.keycloakstepup.policy.level.KeyStorage;
import io.keycloakstepup.policy.level.KeyUse;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What was learnt of a WebAuthn key when it was registered, and Keycloak's credential cannot hold. Of a key that was
 * registered elsewhere it is learnt at its first use here, all but the attestation.
 *
 * @param credentialId the id of Keycloak's credential, not the authenticator's
 * @param backupEligible whether the key may leave its device (flag BE, Web Authentication Level 3 §6.1.3)
 * @param userVerified whether the authenticator verified its user
 * @param attestedAaguid the model of the authenticator, lower case with hyphens; empty unless an attestation that ends
 *     at a trusted root said so
 * @param registeredAt when it was learnt
 */
public record RegisteredKey(
        String credentialId,
        boolean backupEligible,
        boolean userVerified,
        Optional<String> attestedAaguid,
        Instant registeredAt) {

    public RegisteredKey {
        if (credentialId.isEmpty()) {
            throw new IllegalArgumentException("a registered key belongs to a credential: ''");
        }
        Objects.requireNonNull(attestedAaguid, "attestedAaguid");
        Objects.requireNonNull(registeredAt, "registeredAt");
    }

    /** What a use of the key shows, if its user is verified or is not. */
    public KeyUse use(boolean verified) {
        return new KeyUse(verified, storage(), attestedAaguid);
    }

    /** Whether a use of the key can show what a step asks: whether it can verify its user, only the use itself tells. */
    boolean canShow(KeyDemand asked) {
        return asked.isMetBy(use(true));
    }

    private KeyStorage storage() {
        if (backupEligible) {
            return KeyStorage.SYNCED;
        }
        return isInHardware() ? KeyStorage.HARDWARE : KeyStorage.DEVICE_BOUND;
    }

    /** Whether hardware is known to hold the key: an attestation was believed, and the key stays where it is. */
    public boolean isInHardware() {
        return attestedAaguid.isPresent() && !backupEligible;
    }
}
