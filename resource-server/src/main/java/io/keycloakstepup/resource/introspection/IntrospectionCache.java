package io.keycloakstepup.resource.introspection;

import io.keycloakstepup.resource.jose.Claims;
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
 * What an issuer said of the tokens it was asked about last, by their hashes. Only good news is kept: for so long a token that was
 * revoked is still believed. Thread-safe.
 */
final class IntrospectionCache {

    private static final int MOST = 10_000;

    private final Duration lifetime;
    private final Map<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Entry> eldest) {
            return size() > MOST;
        }
    };

    private record Entry(Claims claims, Instant until) {}

    /**
     * An empty one.
     *
     * @param lifetime how long an answer is kept; zero for not at all
     */
    IntrospectionCache(Duration lifetime) {
        this.lifetime = lifetime;
    }

    Optional<Claims> find(String token, Instant now) {
        if (lifetime.isZero()) {
            return Optional.empty();
        }
        synchronized (entries) {
            return Optional.ofNullable(entries.get(hash(token)))
                    .filter(entry -> entry.until().isAfter(now))
                    .map(Entry::claims);
        }
    }

    void keep(String token, Claims claims, Instant now) {
        if (!lifetime.isZero()) {
            synchronized (entries) {
                entries.put(hash(token), new Entry(claims, now.plus(lifetime)));
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
