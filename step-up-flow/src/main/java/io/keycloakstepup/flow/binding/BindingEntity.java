package io.keycloakstepup.flow.binding;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The row of one binding. It holds no address, only the network around it; rows are written and deleted, never changed. */
@Entity(name = "StepUpBinding")
@Table(name = "STEP_UP_BINDING")
@NamedQuery(
        name = "stepUpBindingsOfUser",
        query = "select bound from StepUpBinding bound where bound.realmId = :realmId and bound.userId = :userId"
                + " order by bound.boundAtMillis, bound.id")
@NamedQuery(
        name = "deleteStepUpBindingsOfUser",
        query = "delete from StepUpBinding bound where bound.realmId = :realmId and bound.userId = :userId")
@NamedQuery(
        name = "sweepStepUpBindings",
        query = "delete from StepUpBinding bound"
                + " where not exists (select 1 from RealmEntity realm where realm.id = bound.realmId)")
class BindingEntity {

    @Id
    @Column(name = "ID", length = 36)
    private String id = "";

    @Column(name = "REALM_ID", length = 255, nullable = false)
    private String realmId = "";

    @Column(name = "USER_ID", length = 255, nullable = false)
    private String userId = "";

    @Column(name = "CREDENTIAL_TYPE", length = 255, nullable = false)
    private String credentialType = "";

    @Column(name = "CREDENTIAL_ID", length = 255)
    private @Nullable String credentialId;

    @Column(name = "BOUND_AT", nullable = false)
    private long boundAtMillis;

    @Column(name = "NETWORK", length = 64)
    private @Nullable String network;

    @Column(name = "WITH_CODE", nullable = false)
    private boolean withCode;

    /** For JPA. */
    protected BindingEntity() {}

    BindingEntity(String id, String realmId, String userId, BoundFactor binding) {
        this.id = id;
        this.realmId = realmId;
        this.userId = userId;
        this.credentialType = binding.credentialType();
        this.credentialId = binding.credentialId().orElse(null);
        this.boundAtMillis = binding.at().toEpochMilli();
        this.network = binding.network().orElse(null);
        this.withCode = binding.withCode();
    }

    BoundFactor binding() {
        return new BoundFactor(
                credentialType,
                Optional.ofNullable(credentialId),
                Instant.ofEpochMilli(boundAtMillis),
                Optional.ofNullable(network),
                withCode);
    }
}
