package io.keycloakstepup.resource.guard;

import io.keycloakstepup.resource.matrix.Requirement;
import io.keycloakstepup.resource.token.AccessToken;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a user let a client do, once.
 *
 * @param token the token that says so
 * @param digest the digest of the operation
 */
record Approval(AccessToken token, String digest) {

    /** Five minutes each, the most that what verifies tokens and what reckons their age forgive clocks. */
    private static final Duration WRONG_CLOCKS = Duration.ofMinutes(10);

    /** What it is remembered by: the hash of three lines, user, client and digest. */
    String mark() {
        return Sha256.of(token.subject() + "\n" + token.clientId() + "\n" + digest);
    }

    /** When no token can serve for it any more: this one has ended, and the proof behind it is too old. */
    Instant end(Instant now) {
        Instant tooOld = now.plus(Requirement.LONGEST_APPROVAL);
        Instant end = expiry().filter(tooOld::isBefore).orElse(tooOld);
        return end.plus(WRONG_CLOCKS);
    }

    private Optional<Instant> expiry() {
        return token.claims().get("exp") instanceof Long seconds
                        && seconds >= 0
                        && seconds <= Instant.MAX.getEpochSecond() / 2
                ? Optional.of(Instant.ofEpochSecond(seconds))
                : Optional.empty();
    }
}
