package io.keycloakstepup.flow.limit;

import io.keycloakstepup.flow.once.OnceKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rows that one attempt is counted in.
 *
 * @param whole the one of all lanes
 * @param all those that are counted up
 */
record FailureRows(Row whole, List<Row> all) {

    /**
     * One row.
     *
     * @param id its key: a hash of both
     * @param credentialId the credential
     * @param lane a hash of the lane, so that the table tells nobody's address; {@code *} for all lanes
     */
    record Row(String id, String credentialId, String lane) {

        static Row ofAllLanes(String credentialId) {
            return of(credentialId, FailureEntity.ALL_LANES);
        }

        static Row of(String credentialId, Lane lane) {
            return of(credentialId, OnceKey.of("lane", lane.name()));
        }

        private static Row of(String credentialId, String lane) {
            return new Row(OnceKey.of("attempt", credentialId + "/" + lane), credentialId, lane);
        }
    }

    static FailureRows of(String credentialId, Lane lane, boolean countsForAll) {
        Row whole = Row.ofAllLanes(credentialId);
        Row own = Row.of(credentialId, lane);
        return new FailureRows(whole, countsForAll ? List.of(whole, own) : List.of(own));
    }

    List<String> ids() {
        return all.stream().map(Row::id).toList();
    }

    /** Why no attempt may be made, if these rows say so. */
    static Optional<Admission> refusal(List<FailureEntity> rows, Instant now) {
        if (isDisabled(rows)) {
            return Optional.of(new Admission.Disabled());
        }
        return latest(rows, now).map(Admission.Later::new);
    }

    /** What the rows of a credential say together. */
    static Failures standing(List<FailureEntity> rows, Instant now) {
        boolean disabled = isDisabled(rows);
        int inARow = whole(rows).mapToInt(FailureEntity::failures).sum();
        return new Failures(inARow, disabled, disabled ? Optional.empty() : latest(rows, now));
    }

    private static boolean isDisabled(List<FailureEntity> rows) {
        return whole(rows).anyMatch(row -> row.failures() >= Delays.MOST_FAILURES);
    }

    private static Stream<FailureEntity> whole(List<FailureEntity> rows) {
        return rows.stream().filter(FailureEntity::isOfAllLanes);
    }

    private static Optional<Instant> latest(List<FailureEntity> rows, Instant now) {
        return rows.stream()
                .map(row -> Instant.ofEpochSecond(row.nextAt()))
                .filter(nextAt -> nextAt.getEpochSecond() > now.getEpochSecond())
                .max(Comparator.naturalOrder());
    }
}
