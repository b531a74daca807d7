package io.keycloakstepup.flow.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.keycloakstepup.policy.level.Evidence;
import io.keycloakstepup.policy.level.Ledger;
import io.keycloakstepup.policy.level.Moment;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a refresh token may be exchanged for at most: the snapshot that stood when its family of tokens was issued, as a
 * claim inside the token itself. The client's session knows only its newest snapshot, so that an older refresh token
 * would otherwise grow with each step-up of its client, in the hands of a thief too.
 *
 * <p>Whoever holds the token can read it, so that it names no credential.
 *
 * @param gateAtMillis when the gate was passed, in milliseconds since 1970
 * @param requestedAtMillis when the request began
 * @param requested the level that was asked for by name and reached; null if none
 * @param requestedAs the name by which it was asked for; null if none
 * @param issued the name of the level that was reached
 * @param issuedLoa its number
 * @param authTimeMillis the {@code auth_time} that was true then; null where no level was reached
 * @param sparedBy the remembered device that spared a prompt; null where none did
 * @param proofs what had been proven
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RefreshMark(
        @JsonProperty(value = "gate", required = true) long gateAtMillis,
        @JsonProperty(value = "from", required = true) long requestedAtMillis,
        @JsonProperty("req") @Nullable String requested,
        @JsonProperty("as") @Nullable String requestedAs,
        @JsonProperty(value = "acr", required = true) String issued,
        @JsonProperty(value = "loa", required = true) int issuedLoa,
        @JsonProperty("auth") @Nullable Long authTimeMillis,
        @JsonProperty("by") @Nullable String sparedBy,
        @JsonProperty(value = "ev", required = true) List<MarkedProof> proofs) {

    /** The claim of the refresh token. */
    public static final String CLAIM = "step_up";

    public RefreshMark {
        Objects.requireNonNull(issued, "issued");
        proofs = List.copyOf(proofs);
    }

    /**
     * The mark of tokens that speak from this snapshot.
     *
     * @param sparedBy the device because of which less was asked; empty where none was
     */
    public static RefreshMark of(Snapshot snapshot, Optional<String> sparedBy) {
        return new RefreshMark(
                snapshot.moment().now().toEpochMilli(),
                snapshot.moment().requestedAt().toEpochMilli(),
                snapshot.requested().map(AskedLevel::level).orElse(null),
                snapshot.requested().map(AskedLevel::name).orElse(null),
                snapshot.issued().name(),
                snapshot.issued().loa(),
                snapshot.authTime().map(Instant::toEpochMilli).orElse(null),
                sparedBy.orElse(null),
                snapshot.ledger().newestFirst().map(MarkedProof::of).toList());
    }

    /** The mark in the claims of a refresh token; empty where there is none, or none that can be read. */
    public static Optional<RefreshMark> in(Map<String, Object> claims) {
        return Optional.ofNullable(claims.get(CLAIM)).flatMap(claim -> NoteJson.convert(claim, RefreshMark.class));
    }

    /** The value of the claim. */
    public Map<String, Object> claim() {
        return NoteJson.members(this);
    }

    /**
     * What whoever presents the token may claim: what was proven when it was issued, each proof of the time and strength
     * that it had then, without what has lost its credential or was forgotten since.
     *
     * @param newest the client's newest snapshot
     */
    public Snapshot cap(Snapshot newest) {
        List<Evidence> left = newest.ledger()
                .newestFirst()
                .flatMap(proof ->
                        proofs.stream().filter(marked -> marked.isOf(proof)).map(marked -> marked.cap(proof)))
                .toList();
        return new Snapshot(
                new Moment(Instant.ofEpochMilli(gateAtMillis), Instant.ofEpochMilli(requestedAtMillis)),
                asked(),
                new IssuedLevel(issued, issuedLoa),
                Optional.ofNullable(authTimeMillis).map(Instant::ofEpochMilli),
                new Ledger(left));
    }

    private Optional<AskedLevel> asked() {
        return Optional.ofNullable(requested)
                .flatMap(level -> Optional.ofNullable(requestedAs).map(name -> new AskedLevel(level, name)));
    }

    /** The remembered device because of which less was asked; empty where none was. */
    public Optional<String> device() {
        return Optional.ofNullable(sparedBy);
    }
}
