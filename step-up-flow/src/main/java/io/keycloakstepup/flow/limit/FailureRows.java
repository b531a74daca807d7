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
 * @param lanes those of its lane and, for a stranger, of all strangers together
 * @param challenge that of the challenge it answers, whose tries are counted as well; empty where they are not
 * @param weight how much it counts towards disabling the credential: 1 or 0
 */
record FailureRows(Row whole, List<Row> lanes, Optional<Row> challenge, int weight) {

    /**
     * One row.
     *
     * @param id its key: a hash of both
     * @param credentialId the credential
     * @param lane a hash of the lane, so that the table tells nobody's address; a sign for several of them
     */
    record Row(String id, String credentialId, String lane) {

        static Row ofAllLanes(String credentialId) {
            return of(credentialId, FailureEntity.ALL_LANES);
        }

        static Row ofStrangers(String credentialId) {
            return of(credentialId, FailureEntity.STRANGERS);
        }

        static Row of(String credentialId, Lane lane) {
            return of(credentialId, OnceKey.of("lane", lane.name()));
        }

        static Row ofChallenge(String credentialId, String challenge) {
            return of(credentialId, FailureEntity.CHALLENGE + challenge);
        }

        private static Row of(String credentialId, String lane) {
            return new Row(OnceKey.of("attempt", credentialId + "/" + lane), credentialId, lane);
        }
    }

    FailureRows {
        lanes = List.copyOf(lanes);
        if (weight != 0 && weight != 1) {
            throw new IllegalArgumentException("an attempt counts once or not at all: " + weight);
        }
    }

    static FailureRows of(String credentialId, Lane lane, Guesser guesser) {
        Row own = Row.of(credentialId, lane);
        List<Row> lanes = guesser == Guesser.STRANGER ? List.of(own, Row.ofStrangers(credentialId)) : List.of(own);
        int weight = guesser == Guesser.PROVEN ? 1 : 0;
        return new FailureRows(Row.ofAllLanes(credentialId), lanes, Optional.empty(), weight);
    }

    /** The same, and that of the challenge. */
    FailureRows within(String name) {
        return new FailureRows(whole, lanes, Optional.of(Row.ofChallenge(whole.credentialId(), name)), weight);
    }

    /** Those that are made where they are missing; a challenge that nobody began takes no answer. */
    List<Row> ofCredential() {
        return Stream.concat(Stream.of(whole), lanes.stream()).toList();
    }

    List<Row> all() {
        return Stream.concat(ofCredential().stream(), challenge.stream()).toList();
    }

    List<String> ids() {
        return all().stream().map(Row::id).toList();
    }

    /** Why no attempt may be made, if these rows say so. */
    Optional<Admission> refusal(List<FailureEntity> rows, Instant now) {
        boolean isDisabled =
                rows.stream().anyMatch(row -> row.isOfAllLanes() && row.failures() >= Delays.MOST_FAILURES);
        if (isDisabled) {
            return Optional.of(new Admission.Disabled());
        }
        return later(rows, now).or(() -> spent(rows));
    }

    private static Optional<Admission> later(List<FailureEntity> rows, Instant now) {
        return rows.stream()
                .map(row -> Instant.ofEpochSecond(row.nextAt()))
                .filter(nextAt -> nextAt.getEpochSecond() > now.getEpochSecond())
                .max(Comparator.naturalOrder())
                .map(Admission.Later::new);
    }

    private Optional<Admission> spent(List<FailureEntity> rows) {
        boolean isOpen = rows.stream().anyMatch(row -> row.isOfChallenge() && row.failures() < SentCodes.MOST_TRIES);
        return challenge.filter(row -> !isOpen).map(row -> new Admission.Spent());
    }
}
