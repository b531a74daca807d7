package io.keycloakstepup.flow.once;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;

/** What was counted for one thing. Its key is a hash; a row that has expired counts as absent. */
@Entity
@Table(name = "STEP_UP_COUNTER")
@NamedQuery(
        name = "increaseStepUpCounter",
        query = "update CounterEntity counter set"
                + " counter.total = case when counter.expiresAtSeconds < :nowSeconds then 1 else counter.total + 1 end,"
                + " counter.expiresAtSeconds = :expiresAtSeconds where counter.id = :id")
@NamedQuery(
        name = "insertStepUpCounter",
        query = "insert into CounterEntity (id, total, expiresAtSeconds) values (:id, 1, :expiresAtSeconds)"
                + " on conflict do nothing")
@NamedQuery(
        name = "insertStepUpCounterOrFail",
        query = "insert into CounterEntity (id, total, expiresAtSeconds) values (:id, 1, :expiresAtSeconds)")
@NamedQuery(
        name = "totalOfStepUpCounter",
        query = "select counter.total from CounterEntity counter where counter.id = :id")
@NamedQuery(
        name = "readStepUpCounter",
        query = "select counter.total from CounterEntity counter"
                + " where counter.id = :id and counter.expiresAtSeconds >= :nowSeconds")
@NamedQuery(name = "resetStepUpCounter", query = "delete from CounterEntity counter where counter.id = :id")
@NamedQuery(
        name = "expiredStepUpCounters",
        query = "select counter.id from CounterEntity counter where counter.expiresAtSeconds < :beforeSeconds")
@NamedQuery(
        name = "deleteStepUpCounters",
        query = "delete from CounterEntity counter"
                + " where counter.id in :ids and counter.expiresAtSeconds < :beforeSeconds")
class CounterEntity {

    @Id
    @Column(name = "ID", length = 64)
    private String id = "";

    @Column(name = "TOTAL", nullable = false)
    private long total;

    @Column(name = "EXPIRES_AT", nullable = false)
    private long expiresAtSeconds;

    /** For JPA alone: rows are only ever written and deleted by the queries above. */
    protected CounterEntity() {}

    String id() {
        return id;
    }

    long total() {
        return total;
    }

    long expiresAtSeconds() {
        return expiresAtSeconds;
    }
}
