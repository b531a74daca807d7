package io.keycloakstepup.resource.introspection;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What an issuer said of the tokens it was asked about last, by their hashes. Holds ten thousand answers, then forgets the one that
 * nobody has wanted for longest. Thread-safe.
 *
 * @param <A> what is kept of an answer
 */
final class RecentAnswers<A> {

    private static final int MOST = 10_000;

    private final Duration lifetime;
    private final Map<String, Kept<A>> entries = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept<A>> eldest) {
            return size() > MOST;
        }
    };

    private record Kept<T>(T answer, Instant until) {}

    /**
     * An empty one.
     *
     * @param lifetime how long an answer is kept; zero for not at all
     */
    RecentAnswers(Duration lifetime) {
        this.lifetime = lifetime;
    }

    Optional<A> find(String token, Instant now) {
        if (lifetime.isZero()) {
            return Optional.empty();
        }
        String hash = hash(token);
        synchronized (entries) {
            return Optional.ofNullable(entries.get(hash))
                    .filter(kept -> kept.until().isAfter(now))
                    .map(Kept::answer);
        }
    }

    void keep(String token, A answer, Instant now) {
        if (!lifetime.isZero()) {
            String hash = hash(token);
            synchronized (entries) {
                entries.put(hash, new Kept<>(answer, now.plus(lifetime)));
            }
        }
    }

    private static String hash(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
