package io.keycloakstepup.authenticators.webhook;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The header by which a receiver knows that a message came from here, and when: {@code t=<seconds>,v1=<HMAC-SHA-256>}. */
final class Signature {

    static final String HEADER = "Step-Up-Signature";

    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {}

    /** Of the seconds since 1970, a dot, and the body, so that neither can be taken for another's; in hexadecimal. */
    static String of(String body, String secret, Instant now) {
        String signed = now.getEpochSecond() + "." + body;
        return "t=" + now.getEpochSecond() + ",v1=" + HexFormat.of().formatHex(hmac(signed, secret));
    }

    private static byte[] hmac(String text, String secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
