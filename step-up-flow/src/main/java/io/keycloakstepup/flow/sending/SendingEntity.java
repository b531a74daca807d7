package io.keycloakstepup.flow.sending;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;

/**
 * When something was sent for one user, to one address or from one network. The key is a hash: the table tells nobody's
 * address. A row changes only from what the writer has read, so that of two writers one begins anew.
 */
@Entity
@Table(name = "STEP_UP_SENDING")
@NamedQuery(name = "readStepUpSending", query = "select row from SendingEntity row where row.id in :ids")
@NamedQuery(
        name = "insertStepUpSending",
        query = "insert into SendingEntity (id, sentAt, touchedAt) values (:id, :sent, :now) on conflict do nothing")
@NamedQuery(
        name = "insertStepUpSendingOrFail",
        query = "insert into SendingEntity (id, sentAt, touchedAt) values (:id, :sent, :now)")
@NamedQuery(
        name = "updateStepUpSending",
        query = "update SendingEntity row set row.sentAt = :sent, row.touchedAt = :now"
                + " where row.id = :id and row.sentAt = :read")
class SendingEntity {

    @Id
    @Column(name = "ID", length = 64)
    private String id = "";

    @Column(name = "SENT_AT", nullable = false, length = 4000)
    private String sentAt = "";

    @Column(name = "TOUCHED_AT", nullable = false)
    private long touchedAt;

    /** For JPA alone: rows are only ever written and deleted by queries. */
    protected SendingEntity() {}

    String id() {
        return id;
    }

    String sentAt() {
        return sentAt;
    }

    long touchedAt() {
        return touchedAt;
    }
}
