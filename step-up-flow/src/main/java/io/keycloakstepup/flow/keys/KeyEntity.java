package io.keycloakstepup.flow.keys;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The row of a registered key. It names no user: whose it is, only Keycloak's credential tells. */
@Entity
@Table(name = "STEP_UP_KEY")
@NamedQuery(
        name = "countStepUpKeysByHash",
        query = "select count(known) from KeyEntity known where known.keyHash = :keyHash")
@NamedQuery(
        name = "readStepUpKeys",
        query = "select known from KeyEntity known where known.credentialId in :credentialIds")
@NamedQuery(name = "insertStepUpKey", query = """
                insert into KeyEntity (credentialId, keyHash, backupEligible, userVerified, registeredAtMillis)
                values (:credentialId, :keyHash, :backupEligible, :userVerified, :registeredAtMillis)
                on conflict do nothing
                """)
class KeyEntity {

    /** Keycloak's ids are UUIDs; those of a user storage may be anything. */
    static final int LONGEST_ID = 36;

    @Id
    @Column(name = "CREDENTIAL_ID", length = LONGEST_ID)
    private String credentialId = "";

    @Column(name = "KEY_HASH", length = 64, nullable = false)
    private String keyHash = "";

    @Column(name = "BACKUP_ELIGIBLE", nullable = false)
    private boolean backupEligible;

    @Column(name = "USER_VERIFIED", nullable = false)
    private boolean userVerified;

    @Column(name = "ATTESTED_AAGUID", length = 36)
    private @Nullable String attestedAaguid;

    @Column(name = "REGISTERED_AT", nullable = false)
    private long registeredAtMillis;

    /** For JPA. */
    protected KeyEntity() {}

    KeyEntity(RegisteredKey key, String keyHash) {
        this.credentialId = key.credentialId();
        this.keyHash = keyHash;
        this.backupEligible = key.backupEligible();
        this.userVerified = key.userVerified();
        this.attestedAaguid = key.attestedAaguid().orElse(null);
        this.registeredAtMillis = key.registeredAt().toEpochMilli();
    }

    RegisteredKey key() {
        return new RegisteredKey(
                credentialId,
                backupEligible,
                userVerified,
                Optional.ofNullable(attestedAaguid),
                Instant.ofEpochMilli(registeredAtMillis));
    }

    String keyHash() {
        return keyHash;
    }
}
