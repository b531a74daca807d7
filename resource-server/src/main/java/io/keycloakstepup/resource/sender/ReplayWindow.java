package io.keycloakstepup.resource.sender;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * The proofs that this server has seen. It holds so many and no more, and so many of one key: where there is no place no proof is
 * believed until the oldest are over. Thread-safe.
 */
final class ReplayWindow implements SeenProofs {

    private static final long SECONDS_BETWEEN_SWEEPS = 5;

    private final int most;
    private final int mostOfOneKey;
    private final Map<String, Map<String, Instant>> seen = new HashMap<>();
    private int size;
    private long sweptAtSecond;

    /** An empty one. */
    ReplayWindow(int most, int mostOfOneKey) {
        if (mostOfOneKey < 1 || most < mostOfOneKey) {
            throw new IllegalArgumentException("a window must hold a proof of each key at least, and no more of one key"
                    + " than of all, not " + mostOfOneKey + " of " + most);
        }
        this.most = most;
        this.mostOfOneKey = mostOfOneKey;
    }

    @Override
    public boolean claim(String key, String id, Instant until, Instant now) throws Unremembered {
        return claimed(key, hash(id), until, now);
    }

    private synchronized boolean claimed(String key, String hash, Instant until, Instant now) throws Unremembered {
        sweep(now);
        Map<String, Instant> ofKey = seen.getOrDefault(key, Map.of());
        if (ofKey.containsKey(hash)) {
            return false;
        }
        if (size >= most) {
            throw new Unremembered("the window of proofs that were seen is full");
        }
        if (ofKey.size() >= mostOfOneKey) {
            throw new Unremembered("one key has made as many proofs as are remembered of one");
        }
        seen.computeIfAbsent(key, first -> new HashMap<>()).put(hash, until);
        size++;
        return true;
    }

    private void sweep(Instant now) {
        if (now.getEpochSecond() - sweptAtSecond >= SECONDS_BETWEEN_SWEEPS) {
            sweptAtSecond = now.getEpochSecond();
            seen.values().forEach(ofKey -> ofKey.values().removeIf(until -> until.isBefore(now)));
            seen.values().removeIf(Map::isEmpty);
            size = seen.values().stream().mapToInt(Map::size).sum();
        }
    }

    /** The identifier may be as long as its sender likes. */
    private static String hash(String id) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
