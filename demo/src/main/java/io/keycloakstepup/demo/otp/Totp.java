package io.keycloakstepup.demo.otp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Time-based one-time codes of one secret: RFC 6238 with HMAC-SHA-1, six digits and steps of 30 seconds. */
public final class Totp {

    private static final Duration STEP = Duration.ofSeconds(30);
    private static final int DIGITS = 6;
    private static final int MODULUS = 1_000_000;

    private final SecretKeySpec key;

    private Totp(byte[] secret) {
        this.key = new SecretKeySpec(secret, "HmacSHA1");
    }

    /** The codes of a secret whose bytes are this text's, which is how Keycloak stores it. */
    public static Totp ofText(String secret) {
        return new Totp(secret.getBytes(StandardCharsets.UTF_8));
    }

    /** The codes of a secret in Base32, as pages show it for typing; spaces and case mean nothing. */
    public static Totp ofBase32(String secret) {
        return new Totp(Base32.decode(secret));
    }

    /** The number of the time step that holds at an instant. */
    public static long stepAt(Instant now) {
        return Math.floorDiv(now.getEpochSecond(), STEP.toSeconds());
    }

    public static Instant startOf(long step) {
        return Instant.ofEpochSecond(step * STEP.toSeconds());
    }

    /** How long the time step of an instant still holds. */
    public static Duration left(Instant now) {
        return Duration.between(now, startOf(stepAt(now) + 1));
    }

    public String codeAt(Instant now) {
        return codeOfStep(stepAt(now));
    }

    public String codeOfStep(long step) {
        byte[] mac = hmac(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        // RFC 4226 §5.3: the last nibble says where the 31 bits of the code begin.
        int offset = mac[mac.length - 1] & 0xf;
        int bits = ByteBuffer.wrap(mac).getInt(offset) & 0x7fff_ffff;
        return String.format(Locale.ROOT, "%0" + DIGITS + "d", bits % MODULUS);
    }

    private byte[] hmac(byte[] counter) {
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            return mac.doFinal(counter);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + key.getAlgorithm(), impossible);
        }
    }
}
