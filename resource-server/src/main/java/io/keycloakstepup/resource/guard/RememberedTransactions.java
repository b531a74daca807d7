package io.keycloakstepup.resource.guard;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The operations of one node that a token was good for; full where nothing can be forgotten yet, and then refuses. */
final class RememberedTransactions implements SpentTransactions {

    private static final int MOST = 10_000;

    private final Map<String, Instant> ends = new HashMap<>();

    @Override
    public synchronized boolean claim(String digest, Instant until, Instant now) {
        if (ends.size() >= MOST) {
            ends.values().removeIf(end -> end.isBefore(now));
        }
        Instant end = ends.getOrDefault(digest, Instant.MIN);
        if (!end.isBefore(now) || ends.size() >= MOST) {
            return false;
        }
        ends.put(digest, until);
        return true;
    }
}
