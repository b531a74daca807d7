package io.keycloakstepup.flow.once;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;

/** One claimed thing, or two. Its keys are hashes: the table tells nobody what was used, by whom. */
@Entity
@Table(name = "STEP_UP_CLAIM")
@NamedQuery(
        name = "insertStepUpClaim",
        query = "insert into ClaimEntity (id, other, expiresAtSeconds) values (:id, :other, :expiresAtSeconds)"
                + " on conflict do nothing")
@NamedQuery(
        name = "insertStepUpClaimOrFail",
        query = "insert into ClaimEntity (id, other, expiresAtSeconds) values (:id, :other, :expiresAtSeconds)")
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

    /** What was claimed together with it, as unique as the key; itself where nothing was. */
    @Column(name = "OTHER_ID", length = 64, unique = true)
    private String other = "";

    @Column(name = "EXPIRES_AT", nullable = false)
    private long expiresAtSeconds;

    /** For JPA alone: rows are only ever written and deleted by the queries above. */
    protected ClaimEntity() {}

    String id() {
        return id;
    }

    String other() {
        return other;
    }

    long expiresAtSeconds() {
        return expiresAtSeconds;
    }
}
