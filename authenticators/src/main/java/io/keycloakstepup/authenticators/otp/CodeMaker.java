package io.keycloakstepup.authenticators.otp;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Locale;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes one-time codes from a key and a number (RFC 4226 §5.3), with the hash functions of RFC 6238.
 *
 * @param algorithm {@code HmacSHA1}, {@code HmacSHA256} or {@code HmacSHA512}
 * @param digits how long a code is, 6 to 8
 */
record CodeMaker(String algorithm, int digits) {

    private static final Set<String> ALGORITHMS = Set.of("HmacSHA1", "HmacSHA256", "HmacSHA512");
    private static final int FEWEST_DIGITS = 6;
    private static final int MOST_DIGITS = 8;

    CodeMaker {
        if (!isKnown(algorithm, digits)) {
            throw new IllegalArgumentException("no codes of " + digits + " digits with " + algorithm);
        }
    }

    /** Whether codes can be made so. Fewer than six digits are guessed too soon (NIST SP 800-63B-4 §3.1.4). */
    static boolean isKnown(String algorithm, int digits) {
        return ALGORITHMS.contains(algorithm) && digits >= FEWEST_DIGITS && digits <= MOST_DIGITS;
    }

    /** The code of this number, with its leading zeros. */
    String code(byte[] key, long number) {
        byte[] mac = mac(key, ByteBuffer.allocate(Long.BYTES).putLong(number).array());
        int offset = mac[mac.length - 1] & 0xf;
        long truncated = ByteBuffer.wrap(mac).getInt(offset) & 0x7fff_ffffL;
        String all = String.format(Locale.ROOT, "%08d", truncated % 100_000_000);
        return all.substring(all.length() - digits);
    }

    byte[] mac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + algorithm + " and takes any key", e);
        }
    }
}
