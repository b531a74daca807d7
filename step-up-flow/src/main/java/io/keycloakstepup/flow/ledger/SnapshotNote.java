package io.keycloakstepup.flow.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.keycloakstepup.policy.level.Ledger;
import io.keycloakstepup.policy.level.Moment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The written form of a {@link Snapshot}. */
record SnapshotNote(
        @JsonProperty("user") String user,
        @JsonProperty("gateAt") long gateAtMillis,
        @JsonProperty("requestedAt") long requestedAtMillis,
        @JsonProperty("requested") @Nullable String requested,
        @JsonProperty("requestedAs") @Nullable String requestedAs,
        @JsonProperty("issued") String issued,
        @JsonProperty("authTime") @Nullable Long authTimeMillis,
        @JsonProperty("evidence") List<EvidenceNote> evidence) {

    static SnapshotNote of(String userId, Snapshot snapshot, List<EvidenceNote> evidence) {
        return new SnapshotNote(
                userId,
                snapshot.moment().now().toEpochMilli(),
                snapshot.moment().requestedAt().toEpochMilli(),
                snapshot.requested().map(AskedLevel::level).orElse(null),
                snapshot.requested().map(AskedLevel::name).orElse(null),
                snapshot.issued(),
                snapshot.authTime().map(Instant::toEpochMilli).orElse(null),
                evidence);
    }

    Snapshot snapshot(Ledger ledger) {
        return new Snapshot(
                new Moment(Instant.ofEpochMilli(gateAtMillis), Instant.ofEpochMilli(requestedAtMillis)),
                asked(),
                issued,
                Optional.ofNullable(authTimeMillis).map(Instant::ofEpochMilli),
                ledger);
    }

    /** A note of an earlier version has no second name: then the level was asked for by its own. */
    private Optional<AskedLevel> asked() {
        return Optional.ofNullable(requested)
                .map(level ->
                        new AskedLevel(level, Optional.ofNullable(requestedAs).orElse(level)));
    }
}
