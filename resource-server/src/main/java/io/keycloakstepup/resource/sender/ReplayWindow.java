package io.keycloakstepup.resource.sender;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The proofs that this server has seen, for as long as they could be sent again (RFC 9449 §11.1). It holds so many and no more:
 * when it is full no proof is believed until the oldest are over. Thread-safe.
 */
public final class ReplayWindow {

    private static final long SECONDS_BETWEEN_SWEEPS = 5;

    private final int most;
    private final ConcurrentMap<String, Instant> seen = new ConcurrentHashMap<>();
    private final AtomicLong sweptAtSecond = new AtomicLong();

    /**
     * An empty one.
     *
     * @param most how many proofs it holds; each takes about 200 bytes
     */
    public ReplayWindow(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("a window must hold a proof at least, not " + most);
        }
        this.most = most;
    }

    /** What came of a claim. */
    enum Claim {
        FIRST,
        SEEN,
        FULL
    }

    /**
     * Claims a proof: of all that try it at once one is the first.
     *
     * @param key the thumbprint of the key that made it
     * @param id its {@code jti}
     * @param until when it is too old to be sent again
     */
    Claim claim(String key, String id, Instant until, Instant now) {
        sweep(now);
        if (seen.size() >= most) {
            return Claim.FULL;
        }
        return seen.putIfAbsent(hash(key, id), until) == null ? Claim.FIRST : Claim.SEEN;
    }

    private void sweep(Instant now) {
        long last = sweptAtSecond.get();
        boolean isDue = now.getEpochSecond() - last >= SECONDS_BETWEEN_SWEEPS;
        if (isDue && sweptAtSecond.compareAndSet(last, now.getEpochSecond())) {
            seen.values().removeIf(until -> until.isBefore(now));
        }
    }

    int size() {
        return seen.size();
    }

    /** The identifier may be as long as its sender likes. */
    private static String hash(String key, String id) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((key + "\n").getBytes(StandardCharsets.UTF_8));
            byte[] hash = digest.digest(id.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
