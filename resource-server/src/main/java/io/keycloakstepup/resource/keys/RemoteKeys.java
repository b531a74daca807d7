package io.keycloakstepup.resource.keys;

import io.keycloakstepup.resource.jose.Flawed;
import io.keycloakstepup.resource.jose.SignedText;
import io.keycloakstepup.resource.jose.SigningKey;
import io.keycloakstepup.resource.jose.SigningKeys;
import io.keycloakstepup.resource.outbound.Endpoint;
import io.keycloakstepup.resource.outbound.Outbound;
import io.keycloakstepup.resource.outbound.Unreachable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The keys that an issuer publishes, asked for when they are needed and kept for a while. A name that is not among them is
 * asked about once, not more often than the cache allows; while the issuer cannot be reached the old ones serve for as long
 * as it allows. One thread asks at a time; those who can do without go on. Thread-safe.
 */
public final class RemoteKeys implements KeySource {

    private static final System.Logger LOG = System.getLogger(RemoteKeys.class.getName());

    /** How long a token whose key is not known waits for somebody else's question. */
    private static final Duration WAIT_FOR_OTHERS = Duration.ofMillis(500);

    private final KeyLocation location;
    private final Outbound outbound;
    private final KeyCache cache;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile KeptKeys kept = KeptKeys.NONE;

    public RemoteKeys(KeyLocation location, Outbound outbound, KeyCache cache) {
        this.location = location;
        this.outbound = outbound;
        this.cache = cache;
    }

    @Override
    public KeyLookup keyFor(SignedText text, Instant now) {
        KeptKeys seen = kept;
        if (seen.areDue(now, cache)) {
            seen = renewed(
                    seen,
                    now,
                    seen.areGood(now, cache)
                            ? Duration.ZERO
                            : outbound.patience().whole());
        }
        Optional<SigningKey> key = seen.find(text, now, cache);
        if (key.isEmpty() && seen.mayAsk(now, cache)) {
            seen = renewed(seen, now, WAIT_FOR_OTHERS);
            key = seen.find(text, now, cache);
        }
        if (key.isPresent()) {
            return new KeyLookup.Found(key.get());
        }
        return seen.failed() || !seen.areGood(now, cache) ? new KeyLookup.Unavailable() : new KeyLookup.Unknown();
    }

    /** Whether there are keys to believe tokens by; asks for them if that may be. */
    public boolean areThere(Instant now) {
        KeptKeys seen = kept;
        if (seen.areDue(now, cache)) {
            seen = renewed(seen, now, Duration.ZERO);
        }
        return seen.areGood(now, cache);
    }

    /** What is there once this thread, or another that was faster, has asked; what was there if it takes longer than that. */
    private KeptKeys renewed(KeptKeys seen, Instant now, Duration patience) {
        if (!lock(patience)) {
            return kept;
        }
        try {
            if (kept.triedAt().equals(seen.triedAt())) {
                kept = asked(seen, now);
            }
            return kept;
        } finally {
            asking.unlock();
        }
    }

    private boolean lock(Duration patience) {
        try {
            return asking.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private KeptKeys asked(KeptKeys before, Instant now) {
        try {
            Endpoint at = location.find(outbound);
            return KeptKeys.answered(read(at), now);
        } catch (Unreachable unreachable) {
            LOG.log(System.Logger.Level.WARNING, "the issuer''s keys cannot be had: {0}", unreachable.getMessage());
            return before.failedAgain(now);
        }
    }

    private SigningKeys read(Endpoint at) throws Unreachable {
        try {
            SigningKeys keys = SigningKeys.parse(outbound.get(at));
            if (keys.keys().isEmpty()) {
                throw new Unreachable(at, "publishes no key for signatures");
            }
            return keys;
        } catch (Flawed notASet) {
            throw new Unreachable(at, "is no set of keys");
        }
    }
}
