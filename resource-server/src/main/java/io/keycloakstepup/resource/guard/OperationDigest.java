package io.keycloakstepup.resource.guard;

import io.keycloakstepup.resource.request.ApiRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * What one operation is told by, for a token that is good for it alone: the Base64url of the SHA-256 of four lines, the
 * method, path and query as sent, the {@code Idempotency-Key} (empty without one), and the Base64url of the SHA-256 of the
 * body. Whoever wants to do the same thing twice sends another key each time.
 */
final class OperationDigest {

    private OperationDigest() {}

    /** The digest; empty where the body is longer than what is looked into. */
    static Optional<String> of(ApiRequest request) {
        List<String> keys = request.headers().getOrDefault("idempotency-key", List.of());
        return request.body()
                .bytes()
                .map(bytes -> digest(
                        String.join("\n", request.method(), request.target(), String.join(",", keys), digest(bytes))
                                .getBytes(StandardCharsets.UTF_8)));
    }

    private static String digest(byte[] bytes) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
