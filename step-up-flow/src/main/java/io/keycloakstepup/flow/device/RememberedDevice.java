package io.keycloakstepup.flow.device;

import java.time.Instant;
import java.util.Objects;

/**
 * A device in which a user has asked to be remembered, as it is listed.
 *
 * @param id its name; no secret
 * @param label what it is called
 * @param createdAt when the user asked
 * @param lastUsedAt when it was last recognised
 * @param expiresAt when it is remembered no longer
 */
public record RememberedDevice(String id, String label, Instant createdAt, Instant lastUsedAt, Instant expiresAt) {

    public RememberedDevice {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(lastUsedAt, "lastUsedAt");
        Objects.requireNonNull(expiresAt, "expiresAt");
    }
}
