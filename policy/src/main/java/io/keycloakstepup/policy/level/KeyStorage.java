package io.keycloakstepup.policy.level;

import java.util.Optional;

/** Where the private key of a WebAuthn credential lives, as far as that is known (Web Authentication Level 3, §6.1.3). */
public enum KeyStorage {
    /** Nobody has said, as with a proof that Keycloak's own authenticator made. Nothing is claimed of it. */
    UNKNOWN(""),
    /** It may leave the device for a provider's cloud: the flag <i>backup eligible</i> is set. */
    SYNCED("swk"),
    /** It stays on one device, by that device's own word: the flag is not set. */
    DEVICE_BOUND("pop"),
    /** It stays in hardware, by an attestation that was verified when the credential was registered. */
    HARDWARE("hwk");

    private final String amr;

    KeyStorage(String amr) {
        this.amr = amr;
    }

    /** The authentication method that tokens name for it (RFC 8176); empty where nothing is known. */
    public Optional<String> amr() {
        return amr.isEmpty() ? Optional.empty() : Optional.of(amr);
    }

    /** Whether the key is known to stay on one device. */
    public boolean isDeviceBound() {
        return this == DEVICE_BOUND || this == HARDWARE;
    }
}
