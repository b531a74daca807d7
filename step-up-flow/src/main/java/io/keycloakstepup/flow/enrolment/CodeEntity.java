package io.keycloakstepup.flow.enrolment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;

/**
 * The enrolment code of one account, or the pass for which it was exchanged. It is named by a hash of the account and holds a
 * hash of the secret; a row that has expired counts as absent. Times are in seconds since 1970.
 */
@Entity(name = "StepUpEnrolmentCode")
@Table(name = "STEP_UP_ENROLMENT_CODE")
@NamedQuery(
        name = "renewStepUpEnrolmentCode",
        query = "update StepUpEnrolmentCode code set code.hash = :hash, code.expiresAtSeconds = :expiresAtSeconds"
                + " where code.id = :id")
@NamedQuery(
        name = "insertStepUpEnrolmentCode",
        query = "insert into StepUpEnrolmentCode (id, hash, expiresAtSeconds) values (:id, :hash, :expiresAtSeconds)"
                + " on conflict do nothing")
@NamedQuery(
        name = "insertStepUpEnrolmentCodeOrFail",
        query = "insert into StepUpEnrolmentCode (id, hash, expiresAtSeconds) values (:id, :hash, :expiresAtSeconds)")
@NamedQuery(
        name = "exchangeStepUpEnrolmentCode",
        query = "update StepUpEnrolmentCode code set code.hash = :next, code.expiresAtSeconds = :expiresAtSeconds"
                + " where code.id = :id and code.hash = :hash and code.expiresAtSeconds >= :nowSeconds")
@NamedQuery(
        name = "deleteSpentStepUpEnrolmentCode",
        query = "delete from StepUpEnrolmentCode code where code.id = :id and code.hash = :hash")
@NamedQuery(
        name = "hashOfStepUpEnrolmentCode",
        query = "select code.hash from StepUpEnrolmentCode code"
                + " where code.id = :id and code.expiresAtSeconds >= :nowSeconds")
@NamedQuery(name = "deleteStepUpEnrolmentCode", query = "delete from StepUpEnrolmentCode code where code.id = :id")
@NamedQuery(
        name = "sweepStepUpEnrolmentCodes",
        query = "delete from StepUpEnrolmentCode code where code.expiresAtSeconds < :beforeSeconds")
class CodeEntity {

    @Id
    @Column(name = "ID", length = 64)
    private String id = "";

    @Column(name = "HASH", length = 64, nullable = false)
    private String hash = "";

    @Column(name = "EXPIRES_AT", nullable = false)
    private long expiresAtSeconds;

    /** For JPA alone: rows are only ever written and deleted by the queries above. */
    protected CodeEntity() {}

    String id() {
        return id;
    }

    String hash() {
        return hash;
    }

    long expiresAtSeconds() {
        return expiresAtSeconds;
    }
}
