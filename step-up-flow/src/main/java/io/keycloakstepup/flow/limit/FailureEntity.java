package io.keycloakstepup.flow.limit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;

/**
 * The failures in a row of one credential, in one lane or (in the lane {@code *}) in all of them. Times are in seconds since
 * 1970. One statement counts: it changes a row only where the next attempt may be made.
 */
@Entity
@Table(name = "STEP_UP_FAILURE")
@NamedQuery(
        name = "countStepUpFailure",
        query =
                "update FailureEntity row set row.failures = row.failures + 1, row.touchedAt = :now,"
                        + " row.nextAt = case when row.lane = '*' or row.failures < 4 then 0"
                        + " when row.failures = 4 then :now + 30 when row.failures = 5 then :now + 60"
                        + " when row.failures = 6 then :now + 120 when row.failures = 7 then :now + 240"
                        + " when row.failures = 8 then :now + 480 when row.failures = 9 then :now + 960"
                        + " when row.failures = 10 then :now + 1920 else :now + 3600 end"
                        + " where row.id in :ids and row.nextAt <= :now and (row.lane <> '*' or row.failures < 100)"
                        + " and not exists (select 1 from FailureEntity whole where whole.id = :whole and whole.failures >= 100)")
@NamedQuery(
        name = "insertStepUpFailure",
        query = "insert into FailureEntity (id, credential, lane, failures, nextAt, touchedAt)"
                + " values (:id, :credential, :lane, 0, 0, :now) on conflict do nothing")
@NamedQuery(
        name = "clearStepUpFailure",
        query =
                "update FailureEntity row set row.failures = 0, row.nextAt = 0, row.touchedAt = :now where row.id in :ids")
@NamedQuery(name = "readStepUpFailure", query = "select row from FailureEntity row where row.id in :ids")
@NamedQuery(
        name = "disabledOfStepUpFailure",
        query = "select row.credential from FailureEntity row"
                + " where row.lane = '*' and row.failures >= 100 and row.credential in :credentials")
@NamedQuery(
        name = "lanesOfStepUpFailure",
        query = "select row from FailureEntity row where row.credential = :credential")
@NamedQuery(
        name = "sweepStepUpFailures",
        query = "delete from FailureEntity row where row.touchedAt < :beforeSeconds"
                + " and (row.lane <> '*' or row.failures = 0"
                + " or row.credential not like 'bound:%'"
                + " and not exists (select 1 from CredentialEntity own where own.id = row.credential)"
                + " and not exists (select 1 from FederatedUserCredentialEntity far where far.id = row.credential)"
                + " or row.credential like 'bound:%' and row.credential not like 'bound:f:%'"
                + " and not exists (select 1 from UserEntity owner where owner.id = substring(row.credential, 7, 36)))")
@NamedQuery(
        name = "deleteStepUpFailuresOfUser",
        query = "delete from FailureEntity row where row.credential like :prefix")
@NamedQuery(name = "deleteStepUpFailures", query = "delete from FailureEntity row where row.credential = :credential")
class FailureEntity {

    /** Not empty, which some databases take for nothing at all. */
    static final String ALL_LANES = "*";

    @Id
    @Column(name = "ID", length = 64)
    private String id = "";

    @Column(name = "CREDENTIAL", nullable = false, length = 255)
    private String credential = "";

    @Column(name = "LANE", nullable = false, length = 64)
    private String lane = "";

    @Column(name = "FAILURES", nullable = false)
    private int failures;

    @Column(name = "NEXT_AT", nullable = false)
    private long nextAt;

    @Column(name = "TOUCHED_AT", nullable = false)
    private long touchedAt;

    /** For JPA alone: rows are only ever written and deleted by the queries above. */
    protected FailureEntity() {}

    boolean isOfAllLanes() {
        return lane.equals(ALL_LANES);
    }

    int failures() {
        return failures;
    }

    long nextAt() {
        return nextAt;
    }
}
