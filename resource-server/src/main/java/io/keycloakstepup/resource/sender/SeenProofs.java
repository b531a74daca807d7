package io.keycloakstepup.resource.sender;

import java.time.Instant;

/**
 * The proofs that were seen, for as long as they could be sent again (RFC 9449 §11.1). Servers of one API that share it take no
 * proof twice between them. Thread-safe; of any number that claim the same proof at once, one succeeds.
 */
@FunctionalInterface
public interface SeenProofs {

    /**
     * Claims a proof.
     *
     * @param key the thumbprint of the key that made it
     * @param id its {@code jti}, as long as its sender likes
     * @param until when it is too old to be sent again
     * @return whether it was not seen before
     * @throws Unremembered if nobody can tell; the proof is not believed then
     */
    boolean claim(String key, String id, Instant until, Instant now) throws Unremembered;

    /**
     * Those that this server alone has seen, forgotten when it ends.
     *
     * @param most how many it holds; each takes about 300 bytes
     * @param mostOfOneKey how many of one key, so that no client takes the place of all others
     */
    static SeenProofs inMemory(int most, int mostOfOneKey) {
        return new ReplayWindow(most, mostOfOneKey);
    }
}
