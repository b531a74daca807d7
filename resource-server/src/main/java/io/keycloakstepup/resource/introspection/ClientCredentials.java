package io.keycloakstepup.resource.introspection;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * With what an API proves to the issuer who asks.
 *
 * @param id its client id
 * @param secret its secret
 */
public record ClientCredentials(String id, String secret) {

    public ClientCredentials {
        if (id.isEmpty() || secret.isEmpty()) {
            throw new IllegalArgumentException("a client has an id and a secret");
        }
    }

    /** The value of {@code Authorization}: both are escaped as in a form before they are joined (RFC 6749 §2.3.1). */
    String basic() {
        String both = escaped(id) + ":" + escaped(secret);
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.US_ASCII));
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "ClientCredentials[" + id + "]";
    }
}
