package io.keycloakstepup.flow.once;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;

/** One claimed thing. Its key is a hash: the table tells nobody what was used, by whom. */
@Entity
@Table(name = "STEP_UP_CLAIM")
@NamedQuery(
        name = "insertStepUpClaim",
        query = "insert into ClaimEntity (id, expiresAtSeconds) values (:id, :expiresAtSeconds) on conflict do nothing")
@NamedQuery(
        name = "expiredStepUpClaims",
        query = "select claim.id from ClaimEntity claim where claim.expiresAtSeconds < :beforeSeconds")
@NamedQuery(
        name = "deleteStepUpClaims",
        query = "delete from ClaimEntity claim where claim.id in :ids and claim.expiresAtSeconds < :beforeSeconds")
class ClaimEntity {

    @Id
    @Column(name = "ID", length = 64)
    private String id = "";

    @Column(name = "EXPIRES_AT", nullable = false)
    private long expiresAtSeconds;

    /** For JPA alone: rows are only ever written and deleted by the queries above. */
    protected ClaimEntity() {}

    String id() {
        return id;
    }

    long expiresAtSeconds() {
        return expiresAtSeconds;
    }
}
