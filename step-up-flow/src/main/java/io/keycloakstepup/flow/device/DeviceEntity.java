package io.keycloakstepup.flow.device;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The written form of a {@link Device}. Never changed through Hibernate, which would write back a secret that another tab
 * has replaced meanwhile; only by the updates named here. Times are milliseconds since 1970.
 */
@Entity
@Table(name = "STEP_UP_DEVICE")
@NamedQuery(
        name = "rotateStepUpDevice",
        query = "update DeviceEntity device set device.formerHash = :presented, device.secretHash = :next,"
                + " device.rotatedAt = :now, device.rotatedFor = :address, device.lastUsedAt = :now"
                + " where device.id = :id and device.secretHash = :presented")
@NamedQuery(
        name = "proveStepUpDevice",
        query = "update DeviceEntity device set device.credentialsHash = :credentials,"
                + " device.rememberedUntil = :remembered, device.expiresAt = :expires where device.id = :id")
@NamedQuery(
        name = "stepUpDevicesOfUser",
        query = "select device from DeviceEntity device where device.realmId = :realm and device.userId = :user"
                + " order by device.lastUsedAt desc, device.id")
@NamedQuery(name = "deleteStepUpDevice", query = "delete from DeviceEntity device where device.id = :id")
@NamedQuery(name = "deleteStepUpDevicesOfUser", query = "delete from DeviceEntity device where device.userId = :user")
@NamedQuery(
        name = "deleteStepUpDevicesOfRealm",
        query = "delete from DeviceEntity device where device.realmId = :realm")
class DeviceEntity {

    @Id
    @Column(name = "ID", length = 36)
    private String id = "";

    @Column(name = "REALM_ID", length = 255, nullable = false)
    private String realmId = "";

    @Column(name = "USER_ID", length = 255, nullable = false)
    private String userId = "";

    @Column(name = "SECRET_HASH", length = 64, nullable = false)
    private String secretHash = "";

    @Column(name = "FORMER_HASH", length = 64)
    private @Nullable String formerHash;

    @Column(name = "ROTATED_AT", nullable = false)
    private long rotatedAt;

    @Column(name = "ROTATED_FOR", length = 64, nullable = false)
    private String rotatedFor = "";

    @Column(name = "CREATED_AT", nullable = false)
    private long createdAt;

    @Column(name = "LAST_USED_AT", nullable = false)
    private long lastUsedAt;

    @Column(name = "EXPIRES_AT", nullable = false)
    private long expiresAt;

    /** Zero where the user has not asked to be remembered. */
    @Column(name = "REMEMBERED_UNTIL", nullable = false)
    private long rememberedUntil;

    @Column(name = "CREDENTIALS_HASH", length = 64, nullable = false)
    private String credentialsHash = "";

    /** For JPA. */
    protected DeviceEntity() {}

    DeviceEntity(Device device) {
        this.id = device.id();
        this.realmId = device.owner().realmId();
        this.userId = device.owner().userId();
        this.secretHash = device.secret().hash();
        this.formerHash = device.secret().formerHash().orElse(null);
        this.rotatedAt = device.secret().rotatedAt().toEpochMilli();
        this.rotatedFor = device.secret().rotatedFor();
        this.createdAt = device.createdAt().toEpochMilli();
        this.lastUsedAt = device.lastUsedAt().toEpochMilli();
        this.expiresAt = device.expiresAt().toEpochMilli();
        this.rememberedUntil =
                device.rememberedUntil().map(Instant::toEpochMilli).orElse(0L);
        this.credentialsHash = device.credentialsHash();
    }

    Device device() {
        return new Device(
                id,
                new DeviceOwner(realmId, userId),
                new KeptSecret(
                        secretHash, Optional.ofNullable(formerHash), Instant.ofEpochMilli(rotatedAt), rotatedFor),
                Instant.ofEpochMilli(createdAt),
                Instant.ofEpochMilli(lastUsedAt),
                Instant.ofEpochMilli(expiresAt),
                rememberedUntil == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(rememberedUntil)),
                credentialsHash);
    }
}
