package io.keycloakstepup.resource.guard;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The approvals of one node that were used; full where nothing can be forgotten yet. */
final class RememberedTransactions implements SpentTransactions {

    private static final int MOST = 10_000;

    private final Map<String, Instant> ends = new HashMap<>();

    @Override
    public synchronized Claim claim(String approval, Instant until, Instant now) {
        if (ends.size() >= MOST) {
            ends.values().removeIf(end -> end.isBefore(now));
        }
        if (!ends.getOrDefault(approval, Instant.MIN).isBefore(now)) {
            return Claim.AGAIN;
        }
        if (ends.size() >= MOST) {
            return Claim.FULL;
        }
        ends.put(approval, until);
        return Claim.FIRST;
    }
}
