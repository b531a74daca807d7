package io.keycloakstepup.resource.guard;

import java.time.Instant;

/**
 * The approvals of one operation that were used. Where an API runs on several nodes they must share it. Thread-safe; of any
 * number that claim the same approval at once, one is the first.
 */
@FunctionalInterface
public interface SpentTransactions {

    /** What came of a claim. */
    enum Claim {
        /** Nobody has used it before. */
        FIRST,
        /** It was used. */
        AGAIN,
        /** Nobody can say, as no more can be remembered. */
        FULL
    }

    /**
     * Marks this approval as used.
     *
     * @param approval what user, client and operation are told by, 43 letters that say nothing of them
     * @param until how long it must be remembered
     */
    Claim claim(String approval, Instant until, Instant now);

    /** Those of one node, forgotten when it ends; takes no more while ten thousand are remembered. */
    static SpentTransactions inMemory() {
        return new RememberedTransactions();
    }
}
