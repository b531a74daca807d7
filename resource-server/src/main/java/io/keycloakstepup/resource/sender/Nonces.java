package io.keycloakstepup.resource.sender;

import java.nio.ByteBuffer;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Values that a proof must carry and that only a short while ago nobody could know (RFC 9449 §9): a time and its HMAC. Who has
 * the key verifies them without having kept any. Immutable and thread-safe.
 */
public final class Nonces {

    private static final String ALGORITHM = "HmacSHA256";

    private static final int KEY_BYTES = 32;

    /** Half of the HMAC, 128 bits, is beyond guessing. */
    private static final int MAC_BYTES = 16;

    private static final int LENGTH = 32;

    /** Keeps what is made with this key for this apart from all else that may be made with it. */
    private static final byte[] PURPOSE = {'d', 'p', 'o', 'p', '-', 'n', 'o', 'n', 'c', 'e', '\n'};

    private final SecretKeySpec key;
    private final Duration lifetime;

    /**
     * With a key that all servers of one API share.
     *
     * @param key 32 bytes at least
     * @param lifetime how long a value is good
     */
    public Nonces(byte[] key, Duration lifetime) {
        if (key.length < KEY_BYTES) {
            throw new IllegalArgumentException(
                    "a key for nonces has at least " + KEY_BYTES + " bytes, not " + key.length);
        }
        if (lifetime.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("a nonce must be good for a second at least, not " + lifetime);
        }
        this.key = new SecretKeySpec(key, ALGORITHM);
        this.lifetime = lifetime;
    }

    /** With a key of this server's own, that it forgets when it ends. */
    public static Nonces ofThisServer(Duration lifetime) {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return new Nonces(key, lifetime);
    }

    /** The value that is good from now on. */
    public String next(Instant now) {
        byte[] time = time(now);
        byte[] nonce = ByteBuffer.allocate(Long.BYTES + MAC_BYTES)
                .put(time)
                .put(mac(time))
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(nonce);
    }

    /** Whether it was made with this key, and not too long ago; one from the future was made by a clock that is ahead. */
    boolean isGood(String nonce, Instant now) {
        if (nonce.length() != LENGTH || !nonce.matches("[A-Za-z0-9_-]+")) {
            return false;
        }
        byte[] bytes = Base64.getUrlDecoder().decode(nonce);
        byte[] time = Arrays.copyOf(bytes, Long.BYTES);
        if (!MessageDigest.isEqual(mac(time), Arrays.copyOfRange(bytes, Long.BYTES, bytes.length))) {
            return false;
        }
        Duration age =
                Duration.ofSeconds(now.getEpochSecond() - ByteBuffer.wrap(time).getLong());
        return age.abs().compareTo(lifetime) <= 0;
    }

    private static byte[] time(Instant now) {
        return ByteBuffer.allocate(Long.BYTES).putLong(now.getEpochSecond()).array();
    }

    private byte[] mac(byte[] time) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(PURPOSE);
            return Arrays.copyOf(mac.doFinal(time), MAC_BYTES);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
