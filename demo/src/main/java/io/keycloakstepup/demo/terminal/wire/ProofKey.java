package io.keycloakstepup.demo.terminal.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.keycloakstepup.demo.terminal.json.JsonText;
import java.math.BigInteger;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** A key that is shown with each call (RFC 9449, ES256); it ends with this program. */
public final class ProofKey {

    private static final int COORDINATE_BYTES = 32;

    private final KeyPair pair;

    /** A new one. */
    public ProofKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            this.pair = generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has P-256", impossible);
        }
    }

    /**
     * The proof for one call.
     *
     * @param accessToken the token that the call brings; empty if it brings none
     */
    String proof(String method, URI address, String accessToken, Instant now) {
        Map<String, Object> claims = new TreeMap<>(Map.of(
                "jti", Base64Url.random(), "htm", method, "htu", address.toString(), "iat", now.getEpochSecond()));
        if (!accessToken.isEmpty()) {
            claims.put("ath", Base64Url.sha256(accessToken));
        }
        String head = part(Map.of("typ", "dpop+jwt", "alg", "ES256", "jwk", key())) + "." + part(claims);
        return head + "." + Base64Url.of(signature(head));
    }

    private Map<String, String> key() {
        var point = ((ECPublicKey) pair.getPublic()).getW();
        return Map.of(
                "kty", "EC", "crv", "P-256", "x", coordinate(point.getAffineX()), "y", coordinate(point.getAffineY()));
    }

    private static String part(Map<String, ?> members) {
        return Base64Url.of(JsonText.of(members).getBytes(UTF_8));
    }

    /** 32 bytes (RFC 7518 §6.2.1.2), whether Java's number has fewer or one more for its sign. */
    private static String coordinate(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] padded = new byte[COORDINATE_BYTES + bytes.length];
        System.arraycopy(bytes, 0, padded, COORDINATE_BYTES, bytes.length);
        return Base64Url.of(Arrays.copyOfRange(padded, bytes.length, padded.length));
    }

    private byte[] signature(String text) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(pair.getPrivate());
            signature.update(text.getBytes(UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has ES256", impossible);
        }
    }
}
