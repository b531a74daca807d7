package io.keycloakstepup.flow.limit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;

/**
 * The failures in a row of one credential: in one lane, in those of strangers together (the lane {@code +}), or in all of
 * them (the lane {@code *}), where also stands what was used up last. A challenge whose code was sent has a row of its own
 * (the lane {@code #…}), with all its tries and the last code of it that was used up; no success takes a try of it back.
 * Times are in seconds since 1970. Each statement changes all of an attempt's rows or, because its transaction is rolled
 * back, none. The wait is set before the count: some databases read in a statement what it has just written.
 */
@Entity
@Table(name = "STEP_UP_FAILURE")
@NamedQuery(
        name = "countStepUpFailure",
        query = "update FailureEntity row set row.nextAt = case when row.lane = '*' or row.lane like '#%' then 0"
                + " when row.lane = '+' and row.failures < 99 then 0 when row.lane = '+' then :now + 3600"
                + " when row.failures < 4 then 0"
                + " when row.failures = 4 then :now + 30 when row.failures = 5 then :now + 60"
                + " when row.failures = 6 then :now + 120 when row.failures = 7 then :now + 240"
                + " when row.failures = 8 then :now + 480 when row.failures = 9 then :now + 960"
                + " when row.failures = 10 then :now + 1920 else :now + 3600 end, row.touchedAt = :now,"
                + " row.failures = row.failures + case when row.lane = '*' then :weight else 1 end"
                + " where row.id in :ids and row.nextAt <= :now and (row.lane <> '*' or row.failures < 100)"
                + " and (row.lane not like '#%' or row.failures < 5)")
@NamedQuery(
        name = "insertStepUpFailure",
        query = "insert into FailureEntity (id, credential, lane, failures, nextAt, touchedAt, spent, awaited)"
                + " values (:id, :credential, :lane, 0, 0, :now, -1, -1) on conflict do nothing")
@NamedQuery(
        name = "clearStepUpFailure",
        query =
                "update FailureEntity row set row.failures = 0, row.nextAt = 0, row.touchedAt = :now where row.id in :ids")
@NamedQuery(
        name = "spendSentStepUpCode",
        query = "update FailureEntity row set row.nextAt = 0, row.touchedAt = :now,"
                + " row.failures = case when row.lane like '#%' then row.failures else 0 end,"
                + " row.spent = case when row.lane like '#%' then :number else row.spent end"
                + " where row.id in :ids and (row.lane not like '#%' or row.spent < :number)")
@NamedQuery(name = "triesOfSentStepUpCode", query = "select row.failures from FailureEntity row where row.id = :id")
@NamedQuery(
        name = "spendStepUpCode",
        query = "update FailureEntity row set row.failures = 0, row.nextAt = 0, row.touchedAt = :now, row.awaited = -1,"
                + " row.spent = case when row.lane = '*' then :number else row.spent end"
                + " where row.id in :ids and (row.lane <> '*' or row.spent < :number)")
@NamedQuery(
        name = "spendAwaitedStepUpCode",
        query = "update FailureEntity row set row.failures = 0, row.nextAt = 0, row.touchedAt = :now, row.awaited = -1,"
                + " row.spent = case when row.lane = '*' then :number else row.spent end"
                + " where row.id in :ids and (row.lane <> '*' or (row.spent < :number and row.awaited = :number))")
@NamedQuery(
        name = "awaitStepUpCode",
        query = "update FailureEntity row set row.awaited = :number where row.id = :id and row.spent < :number")
@NamedQuery(name = "readStepUpFailure", query = "select row from FailureEntity row where row.id in :ids")
@NamedQuery(name = "spentOfStepUpFailure", query = "select row.spent from FailureEntity row where row.id = :id")
@NamedQuery(
        name = "disabledOfStepUpFailure",
        query = "select row.credential from FailureEntity row"
                + " where row.lane = '*' and row.failures >= 100 and row.credential in :credentials")
@NamedQuery(
        name = "isDisabledOfStepUpFailure",
        query = "select row.credential from FailureEntity row"
                + " where row.lane = '*' and row.failures >= 100 and row.credential = :credential")
@NamedQuery(
        name = "standingOfStepUpFailure",
        query = "select max(case when row.lane = '*' then row.failures else 0 end), max(row.nextAt)"
                + " from FailureEntity row where row.credential = :credential")
@NamedQuery(
        name = "sweepStepUpFailures",
        query =
                "delete from FailureEntity row where row.touchedAt < :beforeSeconds"
                        + " and (row.lane <> '*' and (row.lane <> '+' or row.touchedAt < :strangersBeforeSeconds)"
                        + " or row.credential not like 'bound:%' and (row.failures = 0 or row.touchedAt < :longBeforeSeconds)"
                        + " and not exists (select 1 from CredentialEntity own where own.id = row.credential)"
                        + " and not exists (select 1 from FederatedUserCredentialEntity far where far.id = row.credential)"
                        + " or row.credential like 'bound:%' and (row.failures = 0 or row.credential not like 'bound:f:%'"
                        + " and not exists (select 1 from UserEntity owner where owner.id = substring(row.credential, 7, 36))))")
@NamedQuery(
        name = "deleteStepUpFailuresOfUser",
        query = "delete from FailureEntity row where row.credential like :prefix escape '!'")
@NamedQuery(
        name = "forgiveStepUpFailure",
        query = "update FailureEntity row set row.failures = 0 where row.credential = :credential and row.lane = '*'")
@NamedQuery(
        name = "deleteStepUpLanes",
        query = "delete from FailureEntity row where row.credential = :credential and row.lane <> '*'"
                + " and row.lane not like '#%'")
class FailureEntity {

    /** Not empty, which some databases take for nothing at all. */
    static final String ALL_LANES = "*";

    /** All lanes of those who have proven nothing in browsers that nobody knows. */
    static final String STRANGERS = "+";

    /** How the lane of a challenge begins. */
    static final String CHALLENGE = "#";

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

    /** The number of what was used up last; -1 where nothing was. */
    @Column(name = "SPENT", nullable = false)
    private long spent;

    /** The one number that is taken although it is far ahead; -1 for none. */
    @Column(name = "AWAITED", nullable = false)
    private long awaited;

    /** For JPA alone: rows are only ever written and deleted by the queries above. */
    protected FailureEntity() {}

    boolean isOfAllLanes() {
        return lane.equals(ALL_LANES);
    }

    boolean isOfChallenge() {
        return lane.startsWith(CHALLENGE);
    }

    int failures() {
        return failures;
    }

    long nextAt() {
        return nextAt;
    }
}
