package io.keycloakstepup.resource.keys;

import io.keycloakstepup.resource.jose.SignedText;
import io.keycloakstepup.resource.jose.SigningKey;
import io.keycloakstepup.resource.jose.SigningKeys;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The keys of an issuer as they were when they were asked for.
 *
 * @param keys what was answered last
 * @param fetchedAt when that was
 * @param triedAt when they were last asked for, with or without an answer
 * @param failed whether that was without
 */
record KeptKeys(SigningKeys keys, Instant fetchedAt, Instant triedAt, boolean failed) {

    /** Before anything was asked. */
    static final KeptKeys NONE = new KeptKeys(new SigningKeys(List.of()), Instant.MIN, Instant.MIN, true);

    static KeptKeys answered(SigningKeys keys, Instant now) {
        return new KeptKeys(keys, now, now, false);
    }

    KeptKeys failedAgain(Instant now) {
        return new KeptKeys(keys, fetchedAt, now, true);
    }

    /** Whether they may be believed. */
    boolean areGood(Instant now, KeyCache cache) {
        return fetchedAt.isAfter(now.minus(cache.keep()));
    }

    /** Whether it is time to ask again, whatever is looked for. */
    boolean areDue(Instant now, KeyCache cache) {
        return !fetchedAt.isAfter(now.minus(cache.refresh())) && mayAsk(now, cache);
    }

    /** Whether they may be asked for so soon. */
    boolean mayAsk(Instant now, KeyCache cache) {
        return !triedAt.isAfter(now.minus(failed ? cache.retry() : cache.pause()));
    }

    Optional<SigningKey> find(SignedText text, Instant now, KeyCache cache) {
        return areGood(now, cache) ? keys.of(text) : Optional.empty();
    }
}
