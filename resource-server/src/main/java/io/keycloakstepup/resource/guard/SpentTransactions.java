package io.keycloakstepup.resource.guard;

import java.time.Instant;

/**
 * The operations that a token was already good for. Where an API runs on several nodes they must share it. Thread-safe; of
 * any number that claim the same digest at once, one succeeds.
 */
@FunctionalInterface
public interface SpentTransactions {

    /**
     * Marks this operation as done.
     *
     * @param digest the digest of the operation
     * @param until how long it must be remembered
     * @return whether it was not done before
     */
    boolean claim(String digest, Instant until, Instant now);

    /** Those of one node, forgotten when it ends; claims nothing more while ten thousand are remembered. */
    static SpentTransactions inMemory() {
        return new RememberedTransactions();
    }
}
