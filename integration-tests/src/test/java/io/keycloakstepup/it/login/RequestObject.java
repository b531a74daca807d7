package io.keycloakstepup.it.login;

import io.keycloakstepup.it.http.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An authorization request as a JWT that is signed with the client's secret (RFC 9101, HS256). */
final class RequestObject {

    private static final Base64.Encoder BASE64_URL = Base64.getUrlEncoder().withoutPadding();

    private RequestObject() {}

    static String of(Map<String, String> request, String issuer, String audience, String secret) {
        Map<String, Object> claims = new HashMap<>(request);
        Instant now = Instant.now();
        claims.putAll(Map.of("iss", issuer, "aud", audience, "iat", now.getEpochSecond(), "nbf", now.getEpochSecond()));
        claims.put("exp", now.plusSeconds(60).getEpochSecond());
        String head = part(Json.write(Map.of("alg", "HS256", "typ", "JWT"))) + "." + part(Json.write(claims));
        return head + "." + BASE64_URL.encodeToString(mac(head, secret));
    }

    private static String part(String json) {
        return BASE64_URL.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] mac(String text, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has HmacSHA256", impossible);
        }
    }
}
