package io.keycloakstepup.flow.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.keycloakstepup.policy.level.Ledger;
import io.keycloakstepup.policy.level.Moment;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The written form of a {@link Snapshot}. */
record SnapshotNote(
        @JsonProperty(value = "user", required = true) String user,
        @JsonProperty(value = "gateAt", required = true) long gateAtMillis,

        @JsonProperty(value = "requestedAt", required = true)
        long requestedAtMillis,

        @JsonProperty("requested") @Nullable String requested,
        @JsonProperty("requestedAs") @Nullable String requestedAs,
        @JsonProperty(value = "issued", required = true) String issued,
        @JsonProperty("issuedLoa") @Nullable Integer issuedLoa,
        @JsonProperty("authTime") @Nullable Long authTimeMillis,
        @JsonProperty(value = "evidence", required = true) List<EvidenceNote> evidence) {

    SnapshotNote {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(issued, "issued");
        evidence = List.copyOf(evidence);
    }

    static SnapshotNote of(String userId, Snapshot snapshot, List<EvidenceNote> evidence) {
        return new SnapshotNote(
                userId,
                snapshot.moment().now().toEpochMilli(),
                snapshot.moment().requestedAt().toEpochMilli(),
                snapshot.requested().map(AskedLevel::level).orElse(null),
                snapshot.requested().map(AskedLevel::name).orElse(null),
                snapshot.issued().name(),
                snapshot.issued().loa(),
                snapshot.authTime().map(Instant::toEpochMilli).orElse(null),
                evidence);
    }

    Snapshot snapshot(Ledger ledger) {
        return new Snapshot(
                new Moment(Instant.ofEpochMilli(gateAtMillis), Instant.ofEpochMilli(requestedAtMillis)),
                asked(),
                issuedLevel(),
                Optional.ofNullable(authTimeMillis).map(Instant::ofEpochMilli),
                ledger);
    }

    /** A note of an earlier version has no number: it is 0, which no level has. */
    private IssuedLevel issuedLevel() {
        return new IssuedLevel(issued, Optional.ofNullable(issuedLoa).orElse(0));
    }

    /** A note of an earlier version has no second name: then the level was asked for by its own. */
    private Optional<AskedLevel> asked() {
        return Optional.ofNullable(requested)
                .map(level ->
                        new AskedLevel(level, Optional.ofNullable(requestedAs).orElse(level)));
    }
}
