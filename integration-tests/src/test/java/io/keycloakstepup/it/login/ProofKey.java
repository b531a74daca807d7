package io.keycloakstepup.it.login;

import io.keycloakstepup.it.http.Json;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A key whose possession an application shows with each request (RFC 9449, ES256). */
public final class ProofKey {

    private static final Base64.Encoder BASE64_URL = Base64.getUrlEncoder().withoutPadding();
    private static final int COORDINATE_BYTES = 32;

    private final KeyPair pair;

    public ProofKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            this.pair = generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has P-256", impossible);
        }
    }

    /** By what tokens name it (RFC 7638). */
    public String thumbprint() {
        return BASE64_URL.encodeToString(sha256(Json.write(new TreeMap<>(key()))));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    private Map<String, String> key() {
        var point = ((ECPublicKey) pair.getPublic()).getW();
        return Map.of(
                "kty", "EC", "crv", "P-256", "x", coordinate(point.getAffineX()), "y", coordinate(point.getAffineY()));
    }

    /** The proof for one request. */
    public String proof(String method, URI uri) {
        return proof(method, uri, Map.of());
    }

    /** The proof for one request that is opened by an access token. */
    public String proof(String method, URI uri, String accessToken) {
        return proof(method, uri, Map.of("ath", BASE64_URL.encodeToString(sha256(accessToken))));
    }

    private String proof(String method, URI uri, Map<String, Object> more) {
        Map<String, Object> claims = new HashMap<>(more);
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("htm", method);
        claims.put("htu", uri.toString());
        claims.put("iat", Instant.now().getEpochSecond());
        String head = part(Map.of("typ", "dpop+jwt", "alg", "ES256", "jwk", key())) + "." + part(claims);
        return head + "." + BASE64_URL.encodeToString(sign(head));
    }

    private static String part(Map<String, ?> members) {
        return BASE64_URL.encodeToString(Json.write(members).getBytes(StandardCharsets.UTF_8));
    }

    private static String coordinate(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] fixed = new byte[COORDINATE_BYTES];
        int length = Math.min(bytes.length, COORDINATE_BYTES);
        System.arraycopy(bytes, bytes.length - length, fixed, COORDINATE_BYTES - length, length);
        return BASE64_URL.encodeToString(fixed);
    }

    private byte[] sign(String text) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(pair.getPrivate());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has ES256", impossible);
        }
    }
}
